/** What the command line asks for. */
export interface FeedOptions {
  readonly rounds: number;
  readonly posts: number;
  readonly perFrame: number;
  readonly accounts: number;
  readonly templates: number;
  /** The bench ends after so many rounds, clean or not. */
  readonly mostRounds: number;
  readonly out: string;
}

/** The page shown by `--help`. */
export const USAGE = `npm run bench -- feed [options]

  --rounds <n>     clean rounds wanted (5)
  --most-rounds <n>  rounds after which it ends, clean or not (10)
  --posts <n>      posts streamed in each run (2000)
  --per-frame <n>  posts that come in one frame (4)
  --accounts <n>   accounts of the generated list (100000)
  --templates <n>  messages of the generated list (10000)
  --out <file>     where the figures go (out/bench-feed.json)
  --no-build       measures the build that is there
`;

const NUMBERS: Readonly<Record<string, keyof Omit<FeedOptions, 'out'>>> = {
  '--rounds': 'rounds',
  '--most-rounds': 'mostRounds',
  '--posts': 'posts',
  '--per-frame': 'perFrame',
  '--accounts': 'accounts',
  '--templates': 'templates',
};

/** Reads the command line; `wrong` is one sentence about what is wrong with it. */
export function readOptions(args: readonly string[]): FeedOptions | 'help' | { readonly wrong: string } {
  const options = {
    rounds: 5,
    mostRounds: 10,
    posts: 2000,
    perFrame: 4,
    accounts: 100_000,
    templates: 10_000,
    out: 'out/bench-feed.json',
  };
  for (let at = 0; at < args.length; at += 1) {
    const name = args[at] ?? '';
    if (name === '--help' || name === '-h') return 'help';
    if (name === '--no-build') continue;
    const value = args[at + 1];
    at += 1;
    if (name === '--out' && value !== undefined) options.out = value;
    else {
      const field = NUMBERS[name];
      if (field === undefined) return { wrong: `There is no option ${name}.` };
      const number = Number(value);
      if (!Number.isInteger(number) || number < 1) return { wrong: `${name} needs a whole number from 1.` };
      options[field] = number;
    }
  }
  return options;
}
