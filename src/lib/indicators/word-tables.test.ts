import { describe } from 'vitest';
import { numberIn, testSentences } from '../../testing/sentence-table.ts';
import { formatDate, formatPeriod, formatSpan, inSeason, type DateStyle } from './date-words.ts';
import {
	agendaSentence,
	decisionCounts,
	standingSentence,
	takenSentence
} from './decision-sentence.ts';
import { formatDuration } from './duration.ts';
import { figure, measured, type Measured } from './example-measures.ts';
import { pacedKeyFigures, paceSentence } from './pace-sentence.ts';
import type { Grain } from './period.ts';
import { wordingWithUnit, type Wording } from './rounded-wording.ts';
import { rowsSentence } from './rows-sentence.ts';
import { shareSentence } from './share-sentence.ts';
import { wholeSentence } from './whole-sentence.ts';

/** Words around figures: counts, agreement, dates and durations, in French then in English. */

const of = (cell: string | undefined) => measured[cell as Measured];
const counts = (cell: string | undefined) => (cell ?? '').split(' ').map(Number);

describe('how many keep pace: those that do, those that have a plan', () => {
	testSentences(
		`
		0 | 0 | – | –
		0 | 1 | le seul indicateur qui a une cible ne tient pas le rythme prévu | the only indicator with a target does not keep the planned pace
		1 | 1 | le seul indicateur qui a une cible tient le rythme prévu | the only indicator with a target keeps the planned pace
		0 | 3 | aucun des 3 indicateurs ne tient le rythme prévu | none of the 3 indicators keeps the planned pace
		1 | 3 | 1 indicateur sur 3 tient le rythme prévu | 1 of 3 indicators keeps the planned pace
		2 | 3 | 2 indicateurs sur 3 tiennent le rythme prévu | 2 of 3 indicators keep the planned pace
		3 | 3 | les 3 indicateurs tiennent le rythme prévu | all 3 indicators keep the planned pace
		17 | 29 | 17 indicateurs sur 29 tiennent le rythme prévu | 17 of 29 indicators keep the planned pace
	`,
		([kept, judged], language) =>
			paceSentence({ kept: Number(kept), judged: Number(judged) }, language)
	);
});

describe('how many key figures keep pace', () => {
	testSentences(
		`
		0 | 0 | – | –
		0 | 1 | le seul chiffre clé qui a une cible ne tient pas le rythme prévu | the only key figure with a target does not keep the planned pace
		0 | 4 | aucun des 4 chiffres clés ne tient le rythme prévu | none of the 4 key figures keeps the planned pace
		1 | 4 | 1 chiffre clé sur 4 tient le rythme prévu | 1 of 4 key figures keeps the planned pace
		2 | 4 | 2 chiffres clés sur 4 tiennent le rythme prévu | 2 of 4 key figures keep the planned pace
		4 | 4 | les 4 chiffres clés tiennent le rythme prévu | all 4 key figures keep the planned pace
	`,
		([kept, judged], language) =>
			paceSentence({ kept: Number(kept), judged: Number(judged) }, language, pacedKeyFigures)
	);
});

describe('decisions that wait: open, late', () => {
	testSentences(
		`
		1 | 0 | une décision reste à tenir | one decision is still to be done
		1 | 1 | une décision reste à tenir, en retard | one decision is still to be done, late
		3 | 0 | 3 décisions restent à tenir | 3 decisions are still to be done
		3 | 2 | 3 décisions restent à tenir, dont 2 en retard | 3 decisions are still to be done, 2 of them late
		3 | 3 | 3 décisions restent à tenir, toutes en retard | 3 decisions are still to be done, all late
	`,
		([open, late], language) =>
			standingSentence({ open: Number(open), late: Number(late) }, language)
	);
});

describe('decisions taken: how many, the first deadline', () => {
	testSentences(
		`
		1 | – | une décision prise | one decision taken
		1 | 2020-01-31 | une décision prise, à tenir pour le 31 janvier 2020 | one decision taken, due on 31 January 2020
		4 | – | 4 décisions prises | 4 decisions taken
		4 | 2020-01-01 | 4 décisions prises, la première à tenir pour le 1er janvier 2020 | 4 decisions taken, the first due on 1 January 2020
	`,
		([taken, due], language) =>
			takenSentence(
				{ taken: Number(taken), firstDue: due === '–' ? null : (due ?? null) },
				language
			)
	);
});

describe('the agenda: points, those to be decided', () => {
	testSentences(
		`
		1 | 0 | un point à l’ordre du jour | one item on the agenda
		1 | 1 | un point à arbitrer | one item to be decided
		2 | 2 | 2 points à arbitrer | 2 items to be decided
		4 | 0 | 4 points à l’ordre du jour | 4 items on the agenda
		4 | 2 | 4 points, dont 2 à arbitrer | 4 items, 2 of them to be decided
	`,
		([items, toDecide], language) =>
			agendaSentence({ items: Number(items), toDecide: Number(toDecide) }, language)
	);
});

describe('decisions: to do, under way, done, dropped, late', () => {
	testSentences(
		`
		0 0 0 0 0 | 0_décision | 0_decisions
		1 0 0 0 0 | 1_décision·: 1_à faire | 1_decision: 1_to do
		0 0 1 0 0 | 1_décision·: 1_faite | 1_decision: 1_done
		4 3 5 0 2 | 12_décisions·: 4_à faire, 3_en cours, 5_faites·; 2_en retard | 12_decisions: 4_to do, 3_under way, 5_done; 2_late
		0 2 2 2 1 | 6_décisions·: 2_en cours, 2_faites, 2_abandonnées·; 1_en retard | 6_decisions: 2_under way, 2_done, 2_dropped; 1_late
		0 0 0 1 0 | 1_décision·: 1_abandonnée | 1_decision: 1_dropped
		0 1 0 0 1 | 1_décision·: 1_en cours·; 1_en retard | 1_decision: 1_under way; 1_late
	`,
		([cell], language) => {
			const [toDo = 0, underWay = 0, done = 0, dropped = 0, late = 0] = counts(cell);
			return decisionCounts(
				{ 'to-do': toDo, 'under-way': underWay, done, dropped, late },
				language
			);
		}
	);
});

describe('a rounded figure: words, figure, indicator', () => {
	testSentences(
		`
		more-than | 500 | ambassadors | plus de_500_ambassadeurs | more than_500_ambassadors
		nearly | 600 | ambassadors | près de_600_ambassadeurs | nearly_600_ambassadors
		less-than | 10 | ambassadors | moins de_10_ambassadeurs | fewer than_10_ambassadors
		at-least | 1 | ambassadors | au moins_1_ambassadeur | at least_1_ambassador
		about | 1200 | ambassadors | environ_1·200_ambassadeurs | about_1,200_ambassadors
		more-than | 50 | rate | plus de_50_% | more than_50%
		less-than | 50 | rate | moins de_50_% | less than_50%
		nearly | 1000 | cost | près de_1·000_€ | nearly_€1,000
		less-than | 1000 | cost | moins de_1·000_€ | less than_€1,000
		less-than | 2 | delay | moins de_2_jours | less than_2_days
		about | 1.5 | halfDays | environ_1,5_jour | about_1.5_days
		more-than | 4 | note | plus de_4_sur 5 | more than_4_out of 5
	`,
		([words, rounded, indicator], language) =>
			wordingWithUnit(words as Wording, Number(rounded), of(indicator), language)
	);
});

describe('a territory beside the whole: indicator, figure, whole, share of the population', () => {
	testSentences(
		`
		ambassadors | 73 | 320 | 0.26 | 23_% du total du programme (320), pour 26_% de la population | 23% of the programme’s total (320), with 26% of the population
		ambassadors | 73 | 320 | – | 23_% du total du programme (320) | 23% of the programme’s total (320)
		ambassadors | 0 | 320 | 0.26 | 0_% du total du programme (320), pour 26_% de la population | 0% of the programme’s total (320), with 26% of the population
		ambassadors | 1 | 320 | 0.26 | moins de 1_% du total du programme (320), pour 26_% de la population | under 1% of the programme’s total (320), with 26% of the population
		ambassadors | 3 | 0 | 0.26 | – | –
		rate | 0.558 | 0.506 | 0.26 | 50,6_% dans l’ensemble du programme | 50.6% in the programme as a whole
		delay | 99 | 142 | 0.26 | 142_jours dans l’ensemble du programme | 142_days in the programme as a whole
		cost | 1250 | 1200 | – | 1·200_€ dans l’ensemble du programme | €1,200 in the programme as a whole
		ambassadors | – | 320 | 0.26 | – | –
		ambassadors | 73 | – | 0.26 | – | –
	`,
		([indicator, own, whole, share], language) =>
			wholeSentence(
				figure(numberIn(own)),
				figure(numberIn(whole)),
				of(indicator),
				numberIn(share),
				language
			)
	);
});

describe('a date: day, style', () => {
	testSentences(
		`
		2020-01-01 | long | 1er janvier 2020 | 1 January 2020
		2020-01-01 | medium | 1er janv. 2020 | 1 Jan 2020
		2020-01-01 | month | janv. 2020 | Jan 2020
		2020-01-01 | numeric | 01/01/2020 | 01/01/2020
		2020-04-01 | long | 1er avril 2020 | 1 April 2020
		2020-04-01 | medium | 1er avr. 2020 | 1 Apr 2020
		2020-04-01 | month | avr. 2020 | Apr 2020
		2020-04-01 | numeric | 01/04/2020 | 01/04/2020
		2019-12-20 | long | 20 décembre 2019 | 20 December 2019
		2019-12-20 | medium | 20 déc. 2019 | 20 Dec 2019
		2019-12-20 | month | déc. 2019 | Dec 2019
		2019-12-20 | numeric | 20/12/2019 | 20/12/2019
		2020-08-11 | long | 11 août 2020 | 11 August 2020
		2020-08-11 | medium | 11 août 2020 | 11 Aug 2020
		2020-08-11 | month | août 2020 | Aug 2020
		2020-08-11 | numeric | 11/08/2020 | 11/08/2020
	`,
		([day = '', style], language) => formatDate(day, language, style as DateStyle)
	);
});

describe('a period: first day, last day, grain', () => {
	testSentences(
		`
		2019-04-01 | 2019-04-30 | month | avril 2019 | April 2019
		2019-01-01 | 2019-03-31 | quarter | 1er trimestre 2019 | Q1 2019
		2019-10-01 | 2019-12-31 | quarter | 4e trimestre 2019 | Q4 2019
		2019-01-01 | 2019-12-31 | year | 2019 | 2019
		2019-09-01 | 2020-08-31 | year | 2019-2020 | 2019-2020
		2020-01-01 | 2020-01-01 | day | 1er janvier 2020 | 1 January 2020
	`,
		([from = '', to = '', grain], language) => formatPeriod({ from, to }, grain as Grain, language)
	);
});

describe('a span: first day, last day', () => {
	testSentences(
		`
		2019-01-01 | 2019-12-20 | du 1er janvier au 20 décembre 2019 | 1 January to 20 December 2019
		2018-12-01 | 2019-12-31 | de décembre 2018 à décembre 2019 | December 2018 to December 2019
		2019-04-01 | 2019-08-31 | d’avril à août 2019 | April to August 2019
		2019-01-01 | 2019-12-31 | 2019 | 2019
		2020-01-01 | 2020-01-01 | 1er janvier 2020 | 1 January 2020
		2018-12-20 | 2019-01-01 | du 20 décembre 2018 au 1er janvier 2019 | 20 December 2018 to 1 January 2019
		2019-04-01 | 2019-04-30 | avril 2019 | April 2019
		2018-10-01 | 2019-04-30 | d’octobre 2018 à avril 2019 | October 2018 to April 2019
	`,
		([from = '', to = ''], language) => formatSpan({ from, to }, language)
	);
});

describe('a season: day', () => {
	testSentences(
		`
		2022-04-20 | au printemps 2022 | in spring 2022
		2022-01-20 | à l’hiver 2021-2022 | in winter 2021-2022
		2022-07-14 | à l’été 2022 | in summer 2022
		2022-10-01 | à l’automne 2022 | in autumn 2022
		2022-12-15 | à l’hiver 2022-2023 | in winter 2022-2023
	`,
		([day = ''], language) => inSeason(day, language)
	);
});

describe('a duration: months, days', () => {
	testSentences(
		`
		18 | 0 | 18_mois | 18_months
		12 | 0 | 1_an | 1_year
		24 | 0 | 2_ans | 2_years
		1 | 0 | 1_mois | 1_month
		0 | 15 | 15_jours | 15_days
		0 | 1 | 1_jour | 1_day
		0 | 0 | 0_jour | 0_days
		18 | 15 | 18_mois et 15_jours | 18_months and 15_days
		13 | 0 | 13_mois | 13_months
	`,
		([months, days], language) =>
			formatDuration({ months: Number(months), days: Number(days) }, language)
	);
});

describe('a part of a whole: indicator, part, whole', () => {
	testSentences(
		`
		ambassadors | 89 | 320 | 89_ambassadeurs sur 320 | 89_ambassadors out of 320
		ambassadors | 1 | 320 | 1_ambassadeur sur 320 | 1_ambassador out of 320
		ambassadors | 0 | 1 | 0_ambassadeur sur 1 | 0_ambassadors out of 1
		rate | 12 | 40 | 12_personnes sur 40 | 12_people out of 40
		delay | 1 | 1 | 1_personne sur 1 | 1_person out of 1
		delay | 2 | 3 | 2_personnes sur 3 | 2_people out of 3
	`,
		([indicator, part, whole], language) =>
			shareSentence(
				{ value: Number(part), units: Number(part) },
				{ value: Number(whole), units: Number(whole) },
				of(indicator),
				language
			)
	);
});

describe('rows of a file: read, kept, set aside, blank, mended', () => {
	testSentences(
		`
		320 317 2 1 0 | 320_lignes lues·: 317_retenues, 2_écartées, 1_vide | 320_rows read: 317_kept, 2_set aside, 1_blank
		1 1 0 0 0 | 1_ligne lue·: 1_retenue | 1_row read: 1_kept
		0 0 0 0 0 | 0_ligne lue·: 0_retenue | 0_rows read: 0_kept
		2 1 1 0 1 | 2_lignes lues·: 1_retenue, 1_écartée·; 1_corrigée | 2_rows read: 1_kept, 1_set aside; 1_mended
		10000 9998 0 2 3 | 10·000_lignes lues·: 9·998_retenues, 2_vides·; 3_corrigées | 10,000_rows read: 9,998_kept, 2_blank; 3_mended
	`,
		([cell], language) => {
			const [read = 0, accepted = 0, rejected = 0, blank = 0, mended = 0] = counts(cell);
			return rowsSentence({ read, accepted, rejected, blank, mended }, language);
		}
	);
});
