import { createHash } from 'node:crypto';

/** What a document that stands alone may use; all else is refused to it by its own policy. */
export type DocumentParts = {
	/** Text of each `<style>`. */
	readonly styles: readonly string[];
	/** Text of the script inside it. */
	readonly script?: string | undefined;
	/** It is read on the server that made it, whose font it takes. */
	readonly served?: boolean | undefined;
	/** Scripts of that server act in it, and send it forms. */
	readonly acts?: boolean | undefined;
};

/** The strictest policy under which a document shows: styles and scripts by what they hold, no address elsewhere. */
export function documentPolicy({ styles, script, served, acts }: DocumentParts): string {
	const own = served ? " 'self'" : '';
	const scripts = acts ? "'self'" : script === undefined ? null : hashSource(script);
	return [
		"default-src 'none'",
		...(scripts === null ? [] : [`script-src ${scripts}`]),
		`style-src ${styles.map(hashSource).join(' ')}`,
		`img-src data:${own}`,
		`font-src data:${own}`,
		...(acts ? ["connect-src 'self'"] : []),
		`form-action ${acts ? "'self'" : "'none'"}`,
		"base-uri 'none'"
	].join('; ');
}

/** The policy as the first thing that a browser reads in a document. */
export function policyMeta(parts: DocumentParts): string {
	return `<meta http-equiv="content-security-policy" content="${documentPolicy(parts)}">`;
}

/** The policy that a document of ours carries; null where a page carries none. */
export function policyOf(html: string): string | null {
	const start = html.slice(0, 4_096);
	return (
		/^<!doctype html>\n<html lang="[a-z]{2}">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="content-security-policy" content="([^"]*)">/.exec(
			start
		)?.[1] ?? null
	);
}

function hashSource(text: string): string {
	return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
