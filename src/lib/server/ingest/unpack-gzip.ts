import { gunzipSync } from 'node:zlib';
import { bytesInMemory, type ByteSource } from './byte-source.ts';
import { ExportRefused } from './refusal.ts';

/** A file may not unpack to more than this, as an archive. */
const MAXIMUM_UNPACKED = 256 * 1024 * 1024;

/** @throws ExportRefused for what unpacks to too much, or is damaged */
export function unpackGzip(source: ByteSource): ByteSource {
	if (source.size > MAXIMUM_UNPACKED) refuseSize();
	try {
		return bytesInMemory(gunzipSync(source.all(), { maxOutputLength: MAXIMUM_UNPACKED }));
	} catch (cause) {
		if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE')
			refuseSize(cause);
		throw new ExportRefused(
			{
				fr: 'Ce fichier compressé (gzip) est abîmé ou coupé. Envoyez-le de nouveau.',
				en: 'This compressed file (gzip) is damaged or cut short. Send it again.'
			},
			{},
			{ cause }
		);
	}
}

function refuseSize(cause?: unknown): never {
	throw new ExportRefused(
		{
			fr: 'Ce fichier dépasse 256 Mo une fois décompressé. Décompressez-le et déposez le fichier qu’il contient.',
			en: 'This file is larger than 256 MB once unpacked. Unpack it and send the file it holds.'
		},
		{},
		{ cause }
	);
}
