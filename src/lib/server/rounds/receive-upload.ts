import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { hearOut } from '../hear-out.ts';
import { JalonError } from '../programme/problem.ts';
import type { AddedDraft } from './add-draft.ts';
import type { RoundsDesk } from './rounds-desk.ts';

/** A form with files as it comes in; its bytes are never held whole. */
export type Upload = Pick<Request, 'headers' | 'body'>;

/**
 * Takes the files of a form into the open round as they arrive, in their order. The first one
 * refused ends it: those before it stay. Throws `delivery-too-large`, `round-full`, `upload-cut` when
 * the form breaks off, `upload-empty` when it holds no file.
 */
export async function receiveUpload(
	{ headers, body }: Upload,
	desk: Pick<RoundsDesk, 'add'>
): Promise<readonly AddedDraft[]> {
	const parser = body && openParser(headers.get('content-type'));
	if (!parser) throw noFile();
	const reader = body.getReader();
	const added: AddedDraft[] = [];
	const files: Readable[] = [];
	let turn: Promise<void> = Promise.resolve();
	let fault: { readonly cause: unknown } | null = null;
	let tell = () => {};
	const failed = new Promise<void>((resolve) => (tell = resolve));
	const fail = (cause: unknown) => {
		fault ??= { cause };
		for (const file of files) file.destroy(cutShort());
		tell();
	};
	parser.on('error', () => fail(cutShort()));
	parser.on('file', (_field, file, name) => {
		file.on('error', () => undefined);
		if (!name || fault) return void file.resume();
		files.push(file);
		turn = turn
			.then(async () => {
				if (!fault) added.push(await desk.add({ name, from: file }));
			})
			.catch(fail);
	});
	const finished = once(parser, 'finish').catch(fail);
	try {
		while (!fault) {
			const { done, value } = await reader.read();
			if (done) break;
			if (!parser.write(value)) await Promise.race([once(parser, 'drain').catch(fail), failed]);
		}
		if (!fault) {
			parser.end();
			await Promise.race([finished, failed]);
		}
	} catch {
		fail(cutShort());
	}
	await turn;
	if (fault !== null) {
		void hearOut(reader);
		throw (fault as { readonly cause: unknown }).cause;
	}
	if (added.length === 0) throw noFile();
	return added;
}

function openParser(contentType: string | null): BusboyInstance | null {
	if (!contentType || !/^multipart\/form-data\s*;/i.test(contentType)) return null;
	try {
		return new Busboy({
			headers: { 'content-type': contentType },
			limits: { fields: 20, fieldSize: 10_000, headerPairs: 20, headerSize: 16_384 }
		});
	} catch {
		return null;
	}
}

function cutShort(): JalonError {
	return new JalonError('upload-cut', {
		fr: 'L’envoi s’est interrompu : le fichier coupé n’est pas gardé. Déposez-le à nouveau.',
		en: 'The upload broke off: the file cut short is not kept. Drop it again.'
	});
}

function noFile(): JalonError {
	return new JalonError('upload-empty', {
		fr: 'Aucun fichier n’a été choisi.',
		en: 'No file was chosen.'
	});
}
