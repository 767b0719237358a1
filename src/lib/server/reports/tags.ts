import { advances, attention, keyFigures } from './tags/summary-tags.ts';
import { axes, indicators, territories } from './tags/loop-tags.ts';
import { axisSentence, comment, standing } from './tags/axis-tags.ts';
import { chart } from './tags/chart-tag.ts';
import { decisionsLate, pointsInBrief, toDecide } from './tags/chair-tags.ts';
import { figure, sentence } from './tags/figure-tags.ts';
import {
	breaks,
	checks,
	confidentiality,
	definitions,
	edition,
	sources
} from './tags/method-tags.ts';
import { appraisals, attendees, decisions, followUps, meeting } from './tags/committee-tags.ts';
import { lang, note, provenance } from './tags/note-tags.ts';
import { lead, meetings, pageBreak, partners, small } from './tags/programme-tags.ts';
import {
	agenda,
	agendaInBrief,
	appraisal,
	arbitrations,
	decisionsInBrief,
	decisionsTaken,
	nextMeeting,
	opening,
	standingDecisions
} from './tags/meeting-slide-tags.ts';
import { notes, pace, points, slide } from './tags/slide-tags.ts';
import { spotlight } from './tags/spotlight-tag.ts';
import { identity } from './tags/indicator-tags.ts';
import { sheet } from './tags/sheet-tag.ts';
import { signature } from './tags/signature-tag.ts';
import { splits } from './tags/splits-tag.ts';
import { table } from './tags/table-tag.ts';
import { targets } from './tags/targets-tag.ts';
import {
	territoryFacts,
	territoryFigures,
	territoryPlaces,
	territoryTable
} from './tags/territory-tags.ts';
import { weather } from './tags/weather-tag.ts';
import { wording } from './tags/wording-tag.ts';
import type { Tags } from './tag.ts';

/** Every tag of the templates, besides Markdoc's `if`, `else` and `partial`. */
export const tags: Tags = {
	advances,
	agenda,
	'agenda-in-brief': agendaInBrief,
	appraisal,
	arbitrations,
	appraisals,
	attendees,
	attention,
	axes,
	'axis-sentence': axisSentence,
	breaks,
	chart,
	checks,
	comment,
	confidentiality,
	decisions,
	'decisions-in-brief': decisionsInBrief,
	'decisions-late': decisionsLate,
	'decisions-taken': decisionsTaken,
	definitions,
	edition,
	figure,
	'follow-ups': followUps,
	identity,
	indicators,
	'key-figures': keyFigures,
	lang,
	lead,
	meeting,
	meetings,
	'next-meeting': nextMeeting,
	note,
	notes,
	opening,
	pace,
	'page-break': pageBreak,
	partners,
	points,
	'points-in-brief': pointsInBrief,
	provenance,
	sentence,
	sheet,
	signature,
	slide,
	small,
	sources,
	splits,
	spotlight,
	standing,
	'standing-decisions': standingDecisions,
	table,
	targets,
	territories,
	'territory-facts': territoryFacts,
	'territory-figures': territoryFigures,
	'territory-places': territoryPlaces,
	'territory-table': territoryTable,
	'to-decide': toDecide,
	weather,
	wording
};
