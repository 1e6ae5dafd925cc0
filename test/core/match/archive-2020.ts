/** The three distributed messages of 2020 whose wording the press quoted (public/lists/archive-2020). */
export const ARCHIVE_2020: readonly string[] = [
  "A President Is Born: Barbra Streisand sings Mike's praises. Check out her tweet",
  'Sam Donaldson just nailed it: Mike Bloomberg is the president we need to unite our country!',
  "The Fight for Equal Rights Has Been One of the Great Fights of Mike's Life.",
];
