import { redirect } from '@sveltejs/kit';
import { meetingWords } from '#lib/components/meeting-words.ts';
import { localize } from '#lib/indicators/language.ts';
import { readsMeetings } from '#lib/indicators/rights.ts';
import { appraise } from '#lib/server/meetings/appraise.ts';
import { subjectAppraisals } from '#lib/server/pages/appraisals.ts';
import { subjectFigure } from '#lib/server/pages/appraisal-subject.ts';
import { pageDay } from '#lib/server/pages/page-day.ts';
import { demandAbout, mayAbout } from '#lib/server/people/matter.ts';
import { acting, afterwards, textFields } from '../../../acting.ts';
import { refusing } from '../../../refusing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	refusing(locals, async () => {
		const { application, view, reader, language, person } = locals;
		const { workspace } = application;
		const edition = await locals.edition();
		const about = await subjectFigure(edition, params, view, reader);
		const page = subjectAppraisals(
			workspace,
			about.subject,
			view,
			pageDay(edition, workspace, view)
		);
		return {
			about: { ...about, title: localize(about.title, language) },
			page,
			mayAppraise: mayAbout(person, 'comment-figures', edition.programme, asked(about.subject)),
			meetings: page.meetings.map((meeting) => ({
				id: meeting.id,
				words: meetingWords(meeting, language)
			})),
			done: url.searchParams.has('done')
		};
	});

export const actions: Actions = {
	async appraise({ locals, params, request }) {
		const fields = await textFields(request);
		const typed = {
			level: fields.get('level') || null,
			wording: fields.get('wording') ?? '',
			meeting: fields.get('meeting') || null
		};
		return acting(locals, { typed }, async () => {
			const { programme } = await locals.edition(null);
			const { territory } = locals.view;
			const judged = params.kind === 'axis' ? params : { ...params, territory };
			demandAbout(locals.person, 'comment-figures', programme, asked(judged));
			const { subject } = appraise(locals.application.workspace, programme, {
				...typed,
				subject: judged,
				seen: Number(fields.get('seen') ?? 0)
			});
			const changes = { meeting: typed.meeting };
			// Who acts for a territory alone reads what is said of it beside the figure.
			redirect(
				303,
				readsMeetings(locals.reader)
					? afterwards(locals, `/appraisals/${subject.kind}/${subject.id}`, 'appraised', {
							place: 'appraised-outcome',
							changes
						})
					: afterwards(locals, `/indicators/${subject.id}`, 'appraised', {
							place: 'appraisals',
							changes
						})
			);
		});
	}
};

function asked({
	kind,
	id,
	territory = null
}: {
	readonly kind: string;
	readonly id: string;
	readonly territory?: string | null;
}) {
	return kind === 'axis' ? { axis: id } : { indicator: id, territory };
}
