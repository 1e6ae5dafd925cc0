import { describe, expect, test } from 'vitest';
import { chooseListFiles } from '../../src/sync/folder-names.ts';

function chosen(...names: string[]): string[] | string {
  const result = chooseListFiles(names);
  return result.ok ? result.value.map(({ name, original }) => `${name} < ${original}`) : result.error.code;
}

describe('chooseListFiles', () => {
  test('takes the files of the list, wherever the folder stands, and leaves the others', () => {
    expect(chosen('people.csv', 'README.md', 'notes.xlsx')).toEqual(['people.csv < people.csv']);
    expect(chosen('my list/people.csv', 'my list/photos/people.png')).toEqual([
      'people.csv < my list/people.csv',
    ]);
    expect(chosen('a/b/c/Payers.CSV', 'a\\b\\c\\people.csv')).toEqual([
      'payers.csv < a/b/c/Payers.CSV',
      'people.csv < a\\b\\c\\people.csv',
    ]);
    expect(chosen('./people.csv', '/payers.csv')).toEqual([
      'people.csv < ./people.csv',
      'payers.csv < /payers.csv',
    ]);
  });

  test("leaves a system's own files and paths that climb", () => {
    expect(
      chosen(
        '__MACOSX/list/people.csv',
        'list/._people.csv',
        '.git/people.csv',
        '../people.csv',
        'a/../people.csv',
      ),
    ).toEqual([]);
    expect(chosen('list/people.csv', '__MACOSX/list/._people.csv')).toEqual(['people.csv < list/people.csv']);
    expect(chosen('', '/', '..')).toEqual([]);
  });

  test('of several folders takes the one that describes itself', () => {
    expect(chosen('new/datapackage.json', 'new/people.csv', 'old/people.csv')).toEqual([
      'datapackage.json < new/datapackage.json',
      'people.csv < new/people.csv',
    ]);
    expect(chosen('a/datapackage.json', 'b/datapackage.json')).toBe('several-folders');
    expect(chosen('a/people.csv', 'b/payers.csv')).toBe('several-folders');
  });

  test('the same file twice is a finding', () => {
    expect(chosen('people.csv', 'People.csv')).toBe('duplicate-file');
  });
});
