import { expect, test } from 'vitest';
import { facebook } from '../../../src/sites/facebook.ts';

test.each([
  ['/', 'home'],
  ['/?filter=all&sk=h_chr', 'home'],
  ['/home.php', 'home'],
  ['/ada.field', 'profile'],
  ['/ada.field/about', 'profile'],
  ['/profile.php?id=61', 'profile'],
  ['/people/Ivo-Brandt/100088/', 'profile'],
  ['/ada.field/posts/pfbid0abc', 'permalink'],
  ['/ada.field/videos/123', 'permalink'],
  ['/ada.field/videos', 'profile'],
  ['/permalink.php?story_fbid=1&id=2', 'permalink'],
  ['/photo/?fbid=1', 'permalink'],
  ['/watch/?v=12', 'permalink'],
  ['/groups/77', 'group'],
  ['/groups/feed/', 'group'],
  ['/groups/77/posts/12/', 'permalink'],
  ['/groups/77/search/?q=x', 'search'],
  ['/search/posts/?q=x', 'search'],
  ['/hashtag/ferry', 'search'],
  ['/events/12', 'other'],
  ['/saved/', 'other'],
  ['/messages/t/12', 'private'],
  ['/notifications', 'private'],
  ['/settings/?tab=x', 'private'],
  ['/login/', 'private'],
  ['/checkpoint/', 'private'],
  ['/sharer/sharer.php?u=x', 'private'],
  ['/composer/', 'private'],
  ['/inbox/', 'private'],
  ['/dating/get-started', 'private'],
  ['/nightferry/inbox/', 'private'],
  ['/nightferry/publishing_tools/', 'private'],
  ['/groups/77/chats/', 'private'],
  ['/groups/77/pending_posts/', 'private'],
  ['/groups/77/my_pending_content', 'private'],
  ['/groups/77/my_declined_content', 'private'],
  ['/groups/77/my_removed_content/', 'private'],
  ['/groups/77/scheduled_posts', 'private'],
  ['/groups/77/member-requests', 'private'],
  ['/groups/77/user/61/', 'group'],
  ['/groups/dating/', 'group'],
  ['/groups/privacy/posts/12/', 'permalink'],
  ['/nightferry/posts/privacy/123/', 'permalink'],
  ['/stories/12/abc', 'unsupported'],
  ['/reel/12', 'unsupported'],
  ['/watch/', 'unsupported'],
  ['/marketplace/', 'unsupported'],
  ['/ads/library/', 'unsupported'],
])('%s is %s', (path, view) => expect(facebook.view(new URL(path, 'https://www.facebook.com'))).toBe(view));

test('the mobile hosts are not among the hosts', () => {
  for (const host of ['m', 'mbasic', 'touch', 'mobile']) {
    expect(facebook.hosts).not.toContain(`${host}.facebook.com`);
  }
});
