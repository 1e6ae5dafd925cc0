import type { Theme } from '../tokens.ts';

/** The colours of the evidence, as six-digit hex. */
export interface Surface {
  readonly ground: string;
  /** Behind quotations, notes and previews. */
  readonly soft: string;
  readonly ink: string;
  readonly mute: string;
  readonly link: string;
  /** Behind words that only the post has, and that only the message has. */
  readonly added: string;
  readonly removed: string;
  /** Hairlines between parts: they carry no meaning. */
  readonly line: string;
  /** Around controls. */
  readonly edge: string;
}

/** The evidence's surface in each theme. A unit test computes every contrast. */
export const SURFACES: Readonly<Record<Theme, Surface>> = {
  light: {
    ground: '#ffffff',
    soft: '#f3f5f7',
    ink: '#16191d',
    mute: '#4a5159',
    link: '#0a4788',
    added: '#e3f3e4',
    removed: '#fbe9e7',
    line: '#dde1e6',
    edge: '#767d86',
  },
  dim: {
    ground: '#1b232c',
    soft: '#26303a',
    ink: '#eef1f4',
    mute: '#b4bec8',
    link: '#8cc4f8',
    added: '#1d3a2a',
    removed: '#46262a',
    line: '#3a4550',
    edge: '#8592a0',
  },
  black: {
    ground: '#0d0f12',
    soft: '#191d22',
    ink: '#eceff2',
    mute: '#a9b1ba',
    link: '#8cc4f8',
    added: '#12301f',
    removed: '#3d1c20',
    line: '#2f353b',
    edge: '#7a828b',
  },
};
