import type { PublisherInfo } from '../../messages/list-contract.ts';
import { oneLine } from '../../platform/bidi.ts';
import { t, tOne } from '../../platform/i18n.ts';
import { httpsUrl } from '../badge/popover/element.ts';

const OUTSIDE = { target: '_blank', rel: 'noopener noreferrer' } as const;

/** Who publishes a list, who pays for it, how they check, where to object, and whose keys sign it. */
export function PublisherFacts({ info }: { readonly info: PublisherInfo }) {
  const { publisher, keys, threshold } = info;
  const links = [
    ['factWebsite', publisher.url],
    ['factPolicy', publisher.policy_url],
    ['listContact', publisher.contact],
    ['factAppeal', publisher.appeal_url],
  ] as const;
  return (
    <dl class="facts">
      <Fact name={t('factFundedBy')}>
        <bdi>{oneLine(publisher.funded_by, 300)}</bdi>
      </Fact>
      {links.map(([key, address]) => (
        <Fact key={key} name={t(key)}>
          <Address address={address} />
        </Fact>
      ))}
      <Fact name={t('factJurisdictions')}>{publisher.jurisdictions.join(', ')}</Fact>
      <Fact name={t('factThreshold')}>{t('thresholdWords', threshold[0], threshold[1])}</Fact>
      <Fact name={t('factKeys')}>
        <ul class="tight">
          {keys.map(({ id, role }) => (
            <li key={`${role} ${id}`}>
              <span class="mono">{id}</span> · {tOne('keyRole', role)}
            </li>
          ))}
        </ul>
      </Fact>
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  readonly children: preact.ComponentChildren;
}

function Fact({ name, children }: FactProps) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

/** A link for a page, the plain words for anything else: a list never decides what a press does. */
function Address({ address }: { readonly address: string }) {
  const url = httpsUrl(address);
  const words = oneLine(address.replace(/^mailto:/, ''), 300);
  if (url === null) return <bdi>{words}</bdi>;
  return (
    <a href={url.href} {...OUTSIDE}>
      <bdi>{words}</bdi>
    </a>
  );
}
