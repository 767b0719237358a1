/** French has no prefix, English lives under `/en`. Shared by the web app, the command line and the tests. */
export const paraglideOptions = {
	project: './src/project.inlang',
	outdir: './src/lib/paraglide',
	strategy: ['url', 'baseLocale'] as ['url', 'baseLocale'],
	outputStructure: 'locale-modules' as const,
	emitGitIgnore: false,
	emitPrettierIgnore: false,
	emitReadme: false,
	emitTsDeclarations: true,
	urlPatterns: [
		{
			pattern: '/:path(.*)?',
			localized: [
				['en', '/en/:path(.*)?'],
				['fr', '/:path(.*)?']
			] as ['fr' | 'en', string][]
		}
	]
};
