/**
 * Licences that what we install may have. What is distributed under MPL is used unchanged; a
 * licence that would reach our own code is not here.
 */
export const allowedLicences: readonly string[] = [
	'0BSD',
	'Apache-2.0',
	'Apache-2.0 WITH LLVM-exception',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'BlueOak-1.0.0',
	'CC-BY-3.0',
	'CC0-1.0',
	'ISC',
	'MIT',
	'MIT-0',
	'MPL-2.0',
	'OFL-1.1',
	'PSF-2.0',
	'Python-2.0',
	'Unlicense',
	'Zlib'
];

/** Packages whose manifest names no licence: what was read in their place. */
export const readLicences: Readonly<Record<string, string>> = {
	'@inlang/plugin-message-format': 'MIT, as its LICENSE file says',
	'@lix-js/sdk-linux-x64': 'MIT: the built part of @lix-js/sdk, which says so'
};

/** Packages that may run a script of theirs when they are installed: none does today. */
export const installScripts: readonly string[] = [];
