import { cardPicture, cardShapes, type CardShape } from '#lib/server/embeds/card.ts';
import { demandShareable, sharedFigure } from '#lib/server/embeds/shared-figure.ts';
import { hashText } from '#lib/server/entity-tag.ts';
import { fileName } from '#lib/server/exports/table-file.ts';
import { todayIn } from '#lib/server/freshness/today.ts';
import { demandAbout } from '#lib/server/people/matter.ts';
import { JalonError } from '#lib/server/programme/problem.ts';
import { inTurn } from '#lib/server/reports/in-turn.ts';
import { pictureToPng } from '#lib/server/reports/picture-png.ts';
import { refusing } from '../../../refusing.ts';
import { sharedPlace } from '../shared-place.ts';
import type { RequestHandler } from './$types';

/** A figure as a picture to be published. */
export const GET: RequestHandler = ({ locals, params, url }) =>
	refusing(locals, async () => {
		const { language, person, application } = locals;
		const edition = await locals.edition(null);
		const about = { indicator: params.id, territory: sharedPlace(locals) };
		demandAbout(person, 'make-embeds', edition.programme, about);
		const today = todayIn(edition.programme.settings.timeZone, application.clock);
		const figure = await sharedFigure(edition, { ...about, language }, today);
		demandShareable(figure);
		const svg = cardPicture(figure, shapeOf(url.searchParams.get('shape')));
		const name = (ending: string) => fileName(`${params.id}-card`, figure.asOf, ending);
		const answer = (body: BodyInit, type: string, ending: string) =>
			new Response(body, {
				headers: {
					'content-type': type,
					'content-disposition': `attachment; filename="${name(ending)}"`,
					etag: `"${hashText(svg)}"`
				}
			});
		if (params.format === 'svg') return answer(svg, 'image/svg+xml', '.svg');
		if (params.format === 'png') {
			const png = await inTurn(() => pictureToPng(svg, 1));
			return answer(png as Uint8Array<ArrayBuffer>, 'image/png', '.png');
		}
		throw new JalonError('not-found', {
			fr: `Une carte se prend en .png ou en .svg, pas en « .${params.format} ».`,
			en: `A card is taken as .png or .svg, not as “.${params.format}”.`
		});
	});

function shapeOf(asked: string | null): CardShape {
	return asked !== null && Object.hasOwn(cardShapes, asked) ? (asked as CardShape) : 'wide';
}
