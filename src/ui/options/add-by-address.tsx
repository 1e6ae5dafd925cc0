import { useEffect, useRef, useState } from 'preact/hooks';
import { readAddress } from '../../core/list/publication/address.ts';
import type { PalCode } from '../../core/list/publication/codes.ts';
import type { ListInfo } from '../../messages/contract.ts';
import type { OfferedList } from '../../messages/list-contract.ts';
import { oneLine } from '../../platform/bidi.ts';
import { nameInSentence, t } from '../../platform/i18n.ts';
import { parseUrl } from '../../platform/verify.ts';
import { faultWords } from '../controls/fault-words.ts';
import type { OptionsApi } from './options-api.ts';
import { PublisherFacts } from './publisher-facts.tsx';

interface AddByAddressProps {
  readonly api: OptionsApi;
  readonly lists: readonly ListInfo[];
  readonly onChange: () => Promise<void>;
}

type Step =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly words: string }
  | { readonly kind: 'refused'; readonly words: string }
  | { readonly kind: 'offered'; readonly address: string; readonly offer: OfferedList }
  | { readonly kind: 'done'; readonly words: string };

/**
 * Subscribes to a list: the address, the browser's question about that one host, the publisher's card, and only then the
 * reader's yes. An address without a key needs a yes of its own, after a warning.
 */
export function AddByAddress({ api, lists, onChange }: AddByAddressProps) {
  const field = useRef<HTMLInputElement>(null);
  const [step, setStep] = useState<Step>({ kind: 'idle' });
  const refuse = (code: PalCode): void =>
    setStep({ kind: 'refused', words: t('addRefused', faultWords(code)) });
  const giveBack = async (base: string): Promise<void> => {
    if (!lists.some(({ subscription }) => subscription !== null && sameHost(subscription.base, base)))
      await api.giveHostBack(base);
  };

  const look = async (): Promise<void> => {
    const address = field.current?.value.trim() ?? '';
    const read = readAddress(address, parseUrl);
    if (!read.ok) return refuse(read.error);
    const { base } = read.value;
    // First of all: a browser asks only within the press.
    const allowed = api.allowHost(base);
    setStep({ kind: 'busy', words: t('addAsking', hostOf(base)) });
    try {
      if (!(await allowed)) return refuse('permission');
      setStep({ kind: 'busy', words: t('addReading') });
      const answer = await api.inspect(address);
      if (answer.ok) return setStep({ kind: 'offered', address, offer: answer.offer });
      refuse(answer.fault.code);
      await giveBack(base);
    } catch {
      setStep({ kind: 'refused', words: t('noAnswer') });
    }
  };

  const accept = async (address: string, offer: OfferedList): Promise<void> => {
    setStep({ kind: 'busy', words: t('addSubscribing') });
    try {
      const answer = await api.subscribe(address, offer.firstUse);
      if (!answer.ok) {
        refuse(answer.fault.code);
        await giveBack(offer.base);
        return;
      }
      await onChange();
      if (field.current !== null) field.current.value = '';
      setStep({ kind: 'done', words: t('addDone', nameInSentence(offer.list)) });
    } catch {
      setStep({ kind: 'refused', words: t('noAnswer') });
    }
  };

  const cancel = (base: string): void => {
    setStep({ kind: 'idle' });
    field.current?.focus();
    void giveBack(base);
  };

  return (
    <div class="card" data-testid="add-by-address">
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <h3>{t('addTitle')}</h3>
        <p class="hint">{t('addHint')}</p>
        <label class="tight">
          <span>{t('addAddress')}</span>
          <input
            type="text"
            name="list-address"
            inputMode="url"
            dir="ltr"
            autocomplete="off"
            spellcheck={false}
            maxLength={2_048}
            ref={field}
          />
        </label>
        <div class="row">
          <button type="submit" disabled={step.kind === 'busy'}>
            {t('actionShowPublisher')}
          </button>
        </div>
      </form>
      <div class="result" data-testid="add-result" data-step={step.kind}>
        <div role="status">
          <Told step={step} />
        </div>
        {step.kind === 'offered' ? (
          <Offer
            offer={step.offer}
            known={lists.some(({ meta }) => meta.id === step.offer.id)}
            onAccept={() => void accept(step.address, step.offer)}
            onCancel={() => cancel(step.offer.base)}
          />
        ) : null}
      </div>
    </div>
  );
}

function Told({ step }: { readonly step: Step }) {
  if (step.kind === 'idle') return null;
  if (step.kind === 'offered')
    return <p class="hint">{t('addOffered', nameInSentence(step.offer.publisher.name))}</p>;
  return <p class={step.kind === 'refused' ? 'banner warn' : 'banner'}>{step.words}</p>;
}

interface OfferProps {
  readonly offer: OfferedList;
  readonly known: boolean;
  readonly onAccept: () => void;
  readonly onCancel: () => void;
}

function Offer({ offer, known, onAccept, onCancel }: OfferProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // What came after the press is read from its beginning.
  useEffect(() => heading.current?.focus(), []);
  return (
    <article class="stack offer" data-testid="offer">
      <h4 ref={heading} tabIndex={-1} class="count">
        <bdi class="break">{oneLine(offer.list)}</bdi> ·{' '}
        <bdi class="break">{oneLine(offer.publisher.name)}</bdi>
      </h4>
      {offer.loopback ? <p class="banner">{t('offerLoopback')}</p> : null}
      {offer.firstUse ? <p class="banner warn">{t('offerFirstUse')}</p> : null}
      <PublisherFacts info={offer} />
      {known ? (
        <p class="banner">{t('addKnown')}</p>
      ) : (
        <div class="row">
          <button
            type="button"
            class={offer.firstUse ? '' : 'primary'}
            onClick={onAccept}
            data-testid="accept"
          >
            {t(offer.firstUse ? 'actionSubscribeAnyway' : 'actionSubscribe')}
          </button>
          <button type="button" class="link" onClick={onCancel}>
            {t('actionCancel')}
          </button>
        </div>
      )}
    </article>
  );
}

/** The host of an address, for a sentence. */
export function hostOf(base: string): string {
  return nameInSentence(parseUrl(base)?.host ?? base);
}

function sameHost(one: string, two: string): boolean {
  const [left, right] = [parseUrl(one), parseUrl(two)];
  return left?.protocol === right?.protocol && left?.hostname === right?.hostname;
}
