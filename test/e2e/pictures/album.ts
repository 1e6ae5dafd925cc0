import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { compare } from '../../lab/pictures/compare.ts';
import type { Box } from '../../lab/pictures/evidence-view.ts';
import { pictureOf } from '../../lab/pictures/picture.ts';
import type { Raster } from '../../lab/pictures/png.ts';
import { decodePng, encodePng } from '../../lab/pictures/png.ts';
import { reduced } from '../../lab/pictures/reduced.ts';

/** Where an album's recorded pictures are, and where it leaves what differs. */
interface AlbumPlaces {
  readonly recorded: string;
  readonly output: string;
}

/** Takes pictures by name, and compares each with the recorded one of that name, or records it anew. */
export class Album {
  readonly #places: AlbumPlaces;
  readonly #isRecording: boolean;
  readonly #taken = new Set<string>();
  readonly #faults: string[] = [];

  constructor(places: AlbumPlaces, isRecording: boolean) {
    this.#places = places;
    this.#isRecording = isRecording;
    for (const folder of Object.values(places)) mkdirSync(folder, { recursive: true });
  }

  /** How many pictures were taken. */
  get size(): number {
    return this.#taken.size;
  }

  /** Takes a picture of a part of the window. */
  async take(page: Page, name: string, box: Box): Promise<void> {
    if (this.#taken.has(name)) throw new Error(`two pictures are named ${name}`);
    this.#taken.add(name);
    const picture = await pictureOf(page, box);
    const file = join(this.#places.recorded, `${name}.png`);
    if (this.#isRecording) writeFileSync(file, encodePng(reduced(picture)));
    else if (!existsSync(file)) this.#fault(name, 'is not recorded', picture);
    else this.#compare(name, decodePng(readFileSync(file)), picture);
  }

  /** What differs from the record, one line each; a recorded picture that nobody takes any more differs too. */
  end(): readonly string[] {
    const old = readdirSync(this.#places.recorded).filter(
      (file) => file.endsWith('.png') && !this.#taken.has(file.slice(0, -4)),
    );
    if (!this.#isRecording) return [...this.#faults, ...old.map((file) => `${file} is taken no more`)];
    for (const file of old) rmSync(join(this.#places.recorded, file));
    return [];
  }

  #compare(name: string, recorded: Raster, picture: Raster): void {
    const { pixels, drawn } = compare(recorded, picture);
    if (pixels === 0) return;
    if (drawn !== null) this.#leave(`${name}-difference`, drawn);
    const sizes = `${recorded.width}×${recorded.height}, now ${picture.width}×${picture.height}`;
    this.#fault(name, drawn === null ? `was ${sizes}` : `differs in ${pixels} pixels`, picture);
  }

  #fault(name: string, what: string, picture: Raster): void {
    this.#faults.push(`${name} ${what}`);
    this.#leave(name, picture);
  }

  #leave(name: string, picture: Raster): void {
    writeFileSync(join(this.#places.output, `${name}.png`), encodePng(picture));
  }
}
