import { expect, openReplica, readNow, test } from './extension.ts';

const FACEBOOK = 'https://www.facebook.com';
const INSTAGRAM = 'https://www.instagram.com';
const VOSS = 'Amara Voss for Governor';

for (const layout of [
  'posinset',
  'describedby',
  'virtualized',
  'feed-child',
  'feed-unit',
  'article',
  'light',
  '2020',
]) {
  test(`Facebook with every post in the layout "${layout}": the same authors, the same labels`, async ({
    lab,
    page,
  }) => {
    await openReplica(page, lab, `${FACEBOOK}/?layout=${layout}`);
    const posts = await readNow(page, lab);
    expect(posts.slice(0, 4).map(({ author, text }) => [author?.handle, text.slice(0, 8)])).toEqual([
      ['wren.halloway.9', 'The tide'],
      ['mira.solheim.demo', 'Long day'],
      ['100088880000004', 'New chai'],
      ['mira.solheim.demo', 'Amara Vo'],
    ]);
    expect(posts.slice(0, 5).map(({ verdict }) => verdict?.grade ?? null)).toEqual([
      null,
      'A',
      null,
      'C',
      'B',
    ]);
    const report = await lab.extension.report(page.url());
    // In a feed an article is the feed's child first of all; 2020 numbers its articles.
    const finder = { '2020': 'posinset', article: 'feed-child' }[layout] ?? layout;
    expect(Object.keys(report?.finders ?? {})).toEqual([finder]);
  });
}

test('the chat docks beside both feeds are never read', async ({ lab, page }) => {
  for (const address of [`${FACEBOOK}/`, `${INSTAGRAM}/`]) {
    await openReplica(page, lab, address);
    await expect(page.getByText('A post that somebody sent me.')).toHaveCount(1);
    const posts = await readNow(page, lab);
    expect(posts.length).toBeGreaterThan(3);
    expect(posts.filter(({ text }) => text.includes('sent me'))).toEqual([]);
  }
});

test('a private address of Facebook that shows posts is left alone', async ({ lab, page }) => {
  await page.goto(`${FACEBOOK}/messages/t/100088880000001`);
  await expect(page.getByText('Long day on the doors').first()).toBeVisible();
  await expect.poll(async () => (await lab.extension.report(page.url()))?.view).toBe('private');
  const report = await lab.extension.report(page.url());
  expect(report?.recent).toEqual([]);
  expect(report?.broken).toBeNull();
});

test('an opened post of Instagram: the author, then each commenter for what they wrote', async ({
  lab,
  page,
}) => {
  await openReplica(page, lab, `${INSTAGRAM}/p/DReplica00002/`);
  const posts = await readNow(page, lab);
  expect(posts.map(({ author, kind, text }) => [author?.handle, kind, text])).toEqual([
    ['mira.solheim.demo', 'post', 'Long day on the doors in Harbour Street 🌧️'],
    ['pia_lindqvist', 'comment', 'Newspaper in the shoes!'],
    ['mira.solheim.demo', 'comment', '@pia_lindqvist the sports pages'],
  ]);
  expect(posts.map(({ badge }) => badge?.includes(`Paid by ${VOSS}`) ?? false)).toEqual([true, false, true]);
});

test('a grid of Instagram holds no posts, and no alarm comes of it', async ({ lab, page }) => {
  await openReplica(page, lab, `${INSTAGRAM}/mira.solheim.demo/`);
  const report = await lab.extension.report(page.url());
  expect(report?.recent).toEqual([]);
  expect(report?.broken).toBeNull();
});
