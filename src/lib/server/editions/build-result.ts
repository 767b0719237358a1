import type { Programme } from '../programme/programme.ts';
import type { Reading } from '../ingest/delivery.ts';
import type { Problem } from '../programme/problem.ts';
import type { Delivery } from './deliveries.ts';
import type { MaskMaker } from './mask-parts.ts';
import type { Finding } from './edition.ts';

/** Where a build is: what is counted, how many are done, and the last one's name. */
export type BuildProgress = {
	readonly step:
		| 'discover'
		| 'deliver'
		| 'read'
		| 'tables'
		| 'facts'
		| 'events'
		| 'checks'
		| 'masks'
		| 'publish';
	readonly done: number;
	readonly total: number;
	readonly name: string;
};

export type BuildOptions = {
	readonly onProgress?: ((progress: BuildProgress) => void) | undefined;
	readonly signal?: AbortSignal | undefined;
	/** Publishes as provisional although a check that blocks found rows. */
	readonly force?: boolean | undefined;
	/** Goes on although the pseudonym key is another than the published edition's. */
	readonly newKey?: boolean | undefined;
	/** Throws for what later parts of the flow would not understand, such as a wrong line of the targets. */
	readonly check?: ((programme: Programme) => void) | undefined;
	/** Makes what hides small counts; an edition built without works it out when it is asked. */
	readonly masks?: MaskMaker | undefined;
};

/** Work by kind: how much there is, and the names of what was not known from before. */
export type WorkCount = { readonly total: number; readonly redone: readonly string[] };

export type WorkKind = 'readings' | 'tables' | 'facts' | 'events' | 'checks' | 'masks';

export type BuildResult = {
	/** The edition that these inputs make. */
	readonly edition: string;
	/** Whether it is the one served now; false when a check blocks it. */
	readonly published: boolean;
	/** False when it already was the one served. */
	readonly changed: boolean;
	readonly provisional: boolean;
	/** Exports taken in by this build. */
	readonly delivered: readonly Delivery[];
	readonly work: Readonly<Record<WorkKind, WorkCount>>;
	readonly readings: readonly Reading[];
	readonly findings: readonly Finding[];
	/** Files that could not be delivered, such as those of an unknown dataset. */
	readonly problems: readonly Problem[];
	readonly milliseconds: number;
};
