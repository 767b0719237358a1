import type { Contract } from '../programme/contract.ts';
import type { Territories } from '../programme/territories.ts';
import type { Correction } from './correction.ts';
import type { Erasures } from './erasures.ts';

/** One export to read, as plain data: it crosses to a child process. */
export type ReadJob = {
	readonly path: string;
	/** The file's name as received, without its folder. */
	readonly name: string;
	readonly sha256: string;
	readonly contract: Contract;
	readonly timeZone: string;
	/** Code of the programme's territory: its places are meant first. */
	readonly territory: string;
	/** Makes pseudonyms. */
	readonly key: string;
	/** Corrections of this dataset's files. */
	readonly mends?: readonly Correction[];
	/** People who are left out; none when left out itself. */
	readonly erasures?: readonly Erasures[];
	/** Absolute path of the folder of parts. */
	readonly parts: string;
	/** Hashes that name the two parts. */
	readonly hashes: { readonly accepted: string; readonly rejects: string };
};

/** What reading stands on; one of each serves all files of a process. */
export type ReadTools = {
	readonly places: () => Territories;
	/** Threads that read a large text; without it as many as there are processors, four at most. */
	readonly threads?: number;
	/** Bytes of a text that are read together. */
	readonly pieceSize?: number;
	/** Told now and then how many bytes of the file were read. */
	readonly onProgress?: (bytesRead: number) => void;
};
