import { readPersonKeys, type PersonKeys } from '#lib/server/privacy/person-keys.ts';
import type { CliContext } from './context.ts';

/**
 * Who is meant, a key a line, from the keyboard or a pipe: what is typed on a command line stays in
 * the shell's history and shows to every account of the machine. A terminal ends it with an empty
 * line. Throws `person-not-said`.
 */
export async function askPerson({ stdin, output }: CliContext): Promise<PersonKeys> {
	if (stdin?.isTTY)
		output.note(
			output.words({
				fr: 'Adresse, numéro ou nom, un par ligne, tous de la même personne ; une ligne vide pour finir :',
				en: 'Address, number or name, one a line, all of the same person; an empty line to end:'
			})
		);
	let text = '';
	for await (const piece of stdin ?? []) {
		text += String(piece);
		if (stdin?.isTTY && /(^|\n)\r?\n$/.test(text)) break;
	}
	return readPersonKeys(text);
}
