declare module 'minhash' {
  class Minhash {
    constructor(options?: { numPerm?: number });
    update(value: string): void;
    jaccard(other: Minhash): number;
    readonly hashvalues: readonly number[];
  }
  const minhash: { Minhash: typeof Minhash };
  export default minhash;
}

declare module 'simhash-js' {
  class SimHash {
    hash(text: string): number;
  }
  const simhash: { SimHash: typeof SimHash; Comparator: { similarity(a: number, b: number): number } };
  export default simhash;
}
