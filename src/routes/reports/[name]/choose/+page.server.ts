import { redirect } from '@sveltejs/kit';
import { localize } from '#lib/indicators/language.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { readTemplate } from '#lib/server/reports/template.ts';
import { refusing } from '../../../refusing.ts';
import { chooserOf } from '../chooser.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	refusing(locals, async () => {
		const { language } = locals;
		const { name } = params;
		const { programme, manifest } = await locals.edition();
		const { about } = readTemplate(programme, manifest.sources, name, language);
		const chooser = await chooserOf(locals, { name, about }, url);
		if (chooser === null)
			redirect(303, localizeHref(`/reports/${name}${url.search}`, { locale: language }));
		return {
			title: about.title ? localize(about.title, language) : name,
			description: about.description && localize(about.description, language),
			chooser
		};
	});
