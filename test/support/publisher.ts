import type { Publisher } from '../../src/core/list/publication/root.ts';

/** An invented publisher. */
export const PUBLISHER: Publisher = {
  name: 'Example Newsroom',
  url: 'https://newsroom.example.org/',
  contact: 'mailto:lists@newsroom.example.org',
  appeal_url: 'https://newsroom.example.org/appeal',
  policy_url: 'https://newsroom.example.org/policy',
  funded_by: 'Readers of the Example Newsroom',
  jurisdictions: ['US-CA'],
};
