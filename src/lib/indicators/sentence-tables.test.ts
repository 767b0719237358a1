import { describe } from 'vitest';
import { numberIn, optionsIn, testSentences } from '../../testing/sentence-table.ts';
import { changeSentence } from './change-sentence.ts';
import { compared, figure, measured, missing, planned } from './example-measures.ts';
import type { Compared, Measured } from './example-measures.ts';
import { formatIndicatorValue } from './format.ts';
import { gapSentence } from './gap-sentence.ts';
import type { Projection } from './projection.ts';
import {
	attentionSentence,
	missingSentence,
	projectionSentence,
	titledSentence,
	trajectorySentence
} from './sentence.ts';
import type { Missing } from './value.ts';

/** Read them as an editor would: each is what a reader gets, in French then in English. */

const of = (cell: string | undefined) => measured[cell as Measured];
const against = (cell: string | undefined) => compared[cell as Compared];

function plan(cell: string | undefined) {
	const { planned, target, on } = optionsIn(cell);
	return {
		...(planned === undefined ? {} : { planned: Number(planned) }),
		...(target === undefined ? {} : { target: Number(target) }),
		...(on === undefined ? {} : { on })
	};
}

function projected(reaches: string | undefined, reason: string | undefined) {
	return {
		value: null,
		reaches: reaches === '–' ? null : (reaches ?? null),
		reason: reason === '–' ? null : (reason as Projection['reason'])
	};
}

describe('the change: indicator, figure, earlier figure, compared with', () => {
	testSentences(
		`
		ambassadors | 320 | 286 | year | en hausse de 12_% par rapport à 2018 (286) | up 12% from 2018 (286)
		ambassadors | 250 | 286 | year | en baisse de 13_% par rapport à 2018 (286) | down 13% from 2018 (286)
		ambassadors | 572 | 286 | year | en hausse de 100_% par rapport à 2018 (286) | up 100% from 2018 (286)
		ambassadors | 573 | 286 | year | en hausse de 100_% par rapport à 2018 (286) | up 100% from 2018 (286)
		ambassadors | 0 | 286 | year | 286 de moins qu’en 2018 (286) | 286 fewer than in 2018 (286)
		ambassadors | 320 | 320 | year | stable par rapport à 2018 | unchanged from 2018
		ambassadors | 287 | 286 | year | 1 de plus qu’en 2018 (286) | 1 more than in 2018 (286)
		ambassadors | 20 | 14 | year | 6 de plus qu’en 2018 (14) | 6 more than in 2018 (14)
		ambassadors | 1 | 0 | year | 1 de plus qu’en 2018 (0) | 1 more than in 2018 (0)
		ambassadors | 0 | 1 | year | 1 de moins qu’en 2018 (1) | 1 fewer than in 2018 (1)
		ambassadors | 2 | 0 | year | 2 de plus qu’en 2018 (0) | 2 more than in 2018 (0)
		ambassadors | 320 | 231 | date | 89 de plus qu’au 28 juin 2019 | 89 more than on 28 June 2019
		ambassadors | 231 | 232 | date | 1 de moins qu’au 28 juin 2019 | 1 fewer than on 28 June 2019
		ambassadors | 231 | 231 | date | stable par rapport au 28 juin 2019 | unchanged from 28 June 2019
		ambassadors | 320 | 312 | meeting | 8 de plus qu’à la séance précédente | 8 more than at the previous meeting
		ambassadors | 320 | 186 | met | 134 de plus qu’à la séance du 28 juin 2019 | 134 more than at the meeting of 28 June 2019
		ambassadors | 186 | 186 | meeting | stable par rapport à la séance précédente | unchanged from the previous meeting
		ambassadors | 320 | 231 | first | 89 de plus qu’au 1er juin 2019 | 89 more than on 1 June 2019
		ambassadors | 320 | 231 | april | en hausse de 39_% par rapport à avril 2019 (231) | up 39% from April 2019 (231)
		ambassadors | 320 | 320 | april | stable par rapport à avril 2019 | unchanged from April 2019
		ambassadors | 20 | 14 | april | 6 de plus qu’en avril 2019 (14) | 6 more than in April 2019 (14)
		ambassadors | 320 | 231 | quarter | en hausse de 39_% par rapport au 1er trimestre 2019 (231) | up 39% from Q1 2019 (231)
		ambassadors | 14 | 20 | quarter | 6 de moins qu’au 1er trimestre 2019 (20) | 6 fewer than in Q1 2019 (20)
		ambassadors | 320 | 286 | sameYear | en hausse de 12_% par rapport à la même période de 2018 (286) | up 12% from the same part of 2018 (286)
		ambassadors | 14 | 20 | sameAugust | 6 de moins que sur la même période d’août 2018 (20) | 6 fewer than in the same part of August 2018 (20)
		ambassadors | 320 | 286 | sameAugust | en hausse de 12_% par rapport à la même période d’août 2018 (286) | up 12% from the same part of August 2018 (286)
		ambassadors | 320 | 286 | span | en hausse de 12_% par rapport à la période du 1er janvier au 20 décembre 2018 (286) | up 12% from the period 1 January to 20 December 2018 (286)
		ambassadors | 14 | 20 | span | 6 de moins que du 1er janvier au 20 décembre 2018 (20) | 6 fewer than from 1 January to 20 December 2018 (20)
		ambassadors | 320 | 286 | yearEarlier | en hausse de 12_% en un an (286) | up 12% over a year (286)
		ambassadors | 270 | 39 | yearEarlier | 231 de plus qu’un an plus tôt (39) | 231 more than a year earlier (39)
		ambassadors | 320 | 320 | yearEarlier | stable sur un an | unchanged over a year
		ambassadors | 12345 | 10000 | yearEarlier | en hausse de 23_% en un an (10·000) | up 23% over a year (10,000)
		rate | 0.506 | 0.365 | met | 14,1_points de plus qu’à la séance du 28 juin 2019 | 14.1_points higher than at the meeting of 28 June 2019
		rate | 0.506 | 0.496 | year | en hausse de 1_point par rapport à 2018 (49,6_%) | up 1_point from 2018 (49.6%)
		rate | 0.496 | 0.506 | year | en baisse de 1_point par rapport à 2018 (50,6_%) | down 1_point from 2018 (50.6%)
		rate | 0.516 | 0.506 | date | 1_point de plus qu’au 28 juin 2019 | 1_point higher than on 28 June 2019
		rate | 0.521 | 0.506 | date | 1,5_point de plus qu’au 28 juin 2019 | 1.5_points higher than on 28 June 2019
		rate | 0.5061 | 0.5063 | year | stable par rapport à 2018 | unchanged from 2018
		rate | 0.666 | 0 | yearEarlier | en hausse de 66,6_points en un an (0,0_%) | up 66.6_points over a year (0.0%)
		delay | 148 | 160 | met | 12_jours de moins qu’à la séance du 28 juin 2019 | 12_days less than at the meeting of 28 June 2019
		delay | 1 | 2 | date | 1_jour de moins qu’au 28 juin 2019 | 1_day less than on 28 June 2019
		delay | 3 | 1 | year | 2_jours de plus qu’en 2018 (1_jour) | 2_days more than in 2018 (1_day)
		halfDays | 3.5 | 2 | date | 1,5_jour de plus qu’au 28 juin 2019 | 1.5_days more than on 28 June 2019
		halfDays | 2 | 3.5 | year | 1,5_jour de moins qu’en 2018 (3,5_jours) | 1.5_days less than in 2018 (3.5_days)
		halfDays | 2 | 2 | date | stable par rapport au 28 juin 2019 | unchanged from 28 June 2019
		cost | 156 | 344 | yearEarlier | en baisse de 55_% en un an (344_€) | down 55% over a year (€344)
		cost | 1250 | 1200 | date | 50_€ de plus qu’au 28 juin 2019 | €50 more than on 28 June 2019
		cost | 20 | 24 | year | 4_€ de moins qu’en 2018 (24_€) | €4 less than in 2018 (€24)
		note | 4.2 | 3.9 | met | 0,3_point de plus qu’à la séance du 28 juin 2019 | 0.3_points higher than at the meeting of 28 June 2019
		note | 3.9 | 4.9 | year | 1_point de moins qu’en 2018 (4,9) | 1_point lower than in 2018 (4.9)
		broken | 320 | 231 | date | rupture de série le 1er septembre 2019·: nouveau formulaire | break in series on 1 September 2019: new form
		ambassadors | – | 231 | date | – | –
		ambassadors | 320 | – | date | – | –
	`,
		([indicator, now, before, comparison], language) =>
			changeSentence(
				figure(numberIn(now)),
				{ value: numberIn(before), to: '2019-06-28' },
				of(indicator),
				against(comparison),
				language
			)
	);
});

describe('the gap: indicator, gap, to the plan under way or to the target itself', () => {
	testSentences(
		`
		ambassadors | -42 | plan | Il manque 42_ambassadeurs pour être dans le rythme | 42_ambassadors short of the plan at this date
		ambassadors | -1 | plan | Il manque 1_ambassadeur pour être dans le rythme | 1_ambassador short of the plan at this date
		ambassadors | -0.3 | plan | Dans le rythme prévu à cette date | As planned at this date
		ambassadors | 0 | target | Cible atteinte | Target reached
		ambassadors | 1 | plan | 1_ambassadeur de plus que prévu à cette date | 1_ambassador more than planned at this date
		ambassadors | 20 | plan | 20_ambassadeurs de plus que prévu à cette date | 20_ambassadors more than planned at this date
		ambassadors | -3 | target | Il manque 3_ambassadeurs pour atteindre la cible | 3_ambassadors short of the target
		ambassadors | 3 | target | 3_ambassadeurs de plus que la cible | 3_ambassadors above the target
		ambassadors | -1234 | plan | Il manque 1·234_ambassadeurs pour être dans le rythme | 1,234_ambassadors short of the plan at this date
		offers | -2 | plan | Il manque 2_offres pour être dans le rythme | 2_offers short of the plan at this date
		households | -7 | plan | Il manque 7_foyers installés pour être dans le rythme | 7_households settled short of the plan at this date
		rate | -0.097 | plan | Il manque 9,7_points pour être dans le rythme | 9.7_points short of the plan at this date
		rate | -0.01 | plan | Il manque 1_point pour être dans le rythme | 1_point short of the plan at this date
		rate | 0.07 | plan | 7_points de plus que prévu à cette date | 7_points above the plan at this date
		rate | 0.004 | target | 0,4_point de plus que la cible | 0.4_points above the target
		rate | -0.004 | target | Il manque 0,4_point pour atteindre la cible | 0.4_points short of the target
		delay | 22 | plan | 22_jours de trop pour être dans le rythme | 22_days over the plan at this date
		delay | 1 | plan | 1_jour de trop pour être dans le rythme | 1_day over the plan at this date
		delay | -9 | plan | 9_jours de moins que prévu à cette date | 9_days under the plan at this date
		delay | 2 | target | 2_jours de plus que la cible | 2_days over the target
		delay | -1 | target | 1_jour de moins que la cible | 1_day under the target
		delay | 0 | plan | Dans le rythme prévu à cette date | As planned at this date
		halfDays | 1.5 | plan | 1,5_jour de trop pour être dans le rythme | 1.5_days over the plan at this date
		cost | 4 | plan | 4_€ de trop pour être dans le rythme | €4 over the plan at this date
		cost | -26 | plan | 26_€ de moins que prévu à cette date | €26 under the plan at this date
		note | 0.3 | plan | 0,3_point de plus que prévu à cette date | 0.3_points above the plan at this date
		note | -1 | plan | Il manque 1_point pour être dans le rythme | 1_point short of the plan at this date
		context | -42 | plan | – | –
		ambassadors | – | plan | – | –
	`,
		([indicator, gap, reference], language) =>
			gapSentence(
				planned(1, numberIn(gap), reference === 'target' ? { planned: 500 } : {}),
				of(indicator),
				language
			)
	);
});

describe('the place against the trajectory: indicator, gap', () => {
	testSentences(
		`
		ambassadors | -42 | 42_ambassadeurs au-dessous de la trajectoire | 42_ambassadors below the trajectory
		ambassadors | -1 | 1_ambassadeur au-dessous de la trajectoire | 1_ambassador below the trajectory
		ambassadors | 0 | sur la trajectoire | on the trajectory
		ambassadors | 0.4 | sur la trajectoire | on the trajectory
		ambassadors | 20 | 20_ambassadeurs au-dessus de la trajectoire | 20_ambassadors above the trajectory
		rate | -0.031 | 3,1_points au-dessous de la trajectoire | 3.1_points below the trajectory
		rate | 0.01 | 1_point au-dessus de la trajectoire | 1_point above the trajectory
		delay | 22 | 22_jours au-dessus de la trajectoire | 22_days above the trajectory
		delay | -1 | 1_jour au-dessous de la trajectoire | 1_day below the trajectory
		cost | -26 | 26_€ au-dessous de la trajectoire | €26 below the trajectory
		note | -0.3 | 0,3_point au-dessous de la trajectoire | 0.3_points below the trajectory
		households | -1 | 1_foyer installé au-dessous de la trajectoire | 1_household settled below the trajectory
		ambassadors | – | – | –
	`,
		([indicator, gap], language) =>
			trajectorySentence(planned(1, numberIn(gap)), of(indicator), language)
	);
});

describe('the pace: indicator, day that it reaches the target, why it does not, plan', () => {
	testSentences(
		`
		ambassadors | 2020-11-18 | – | - | À ce rythme, la cible de 500 serait atteinte en novembre 2020, un mois avant l’échéance | At this pace, the target of 500 would be reached in November 2020, one month early
		ambassadors | 2020-01-18 | – | - | À ce rythme, la cible de 500 serait atteinte en janvier 2020, onze mois avant l’échéance | At this pace, the target of 500 would be reached in January 2020, eleven months early
		ambassadors | 2021-08-10 | – | on=2020-04-30 | À ce rythme, la cible de 500 serait atteinte en août 2021 au lieu d’avril 2020 | At this pace, the target of 500 would be reached in August 2021 instead of April 2020
		ambassadors | 2020-06-10 | – | on=2019-12-31 | À ce rythme, la cible de 500 serait atteinte en juin 2020 au lieu de décembre 2019 | At this pace, the target of 500 would be reached in June 2020 instead of December 2019
		ambassadors | 2020-12-01 | – | on=2021-12-31 | À ce rythme, la cible de 500 serait atteinte en décembre 2020, un an avant l’échéance | At this pace, the target of 500 would be reached in December 2020, one year early
		ambassadors | 2020-10-01 | – | on=2021-12-31 | À ce rythme, la cible de 500 serait atteinte en octobre 2020, 14_mois avant l’échéance | At this pace, the target of 500 would be reached in October 2020, 14_months early
		ambassadors | 2020-12-01 | – | on=2023-03-31 | À ce rythme, la cible de 500 serait atteinte en décembre 2020, plus de deux ans avant l’échéance | At this pace, the target of 500 would be reached in December 2020, more than two years early
		ambassadors | 2020-12-10 | – | - | À ce rythme, la cible de 500 serait atteinte en décembre 2020, à l’échéance | At this pace, the target of 500 would be reached in December 2020, on time
		ambassadors | 2020-12-20 | – | on=2020-12-15 | À ce rythme, la cible de 500 serait atteinte en décembre 2020, 5_jours après l’échéance | At this pace, the target of 500 would be reached in December 2020, 5_days late
		ambassadors | 2020-12-16 | – | on=2020-12-15 | À ce rythme, la cible de 500 serait atteinte en décembre 2020, 1_jour après l’échéance | At this pace, the target of 500 would be reached in December 2020, 1_day late
		ambassadors | 2022-04-20 | – | - | À ce rythme, la cible de 500 serait atteinte au printemps 2022 au lieu de décembre 2020 | At this pace, the target of 500 would be reached in spring 2022 instead of December 2020
		ambassadors | 2023-01-20 | – | - | À ce rythme, la cible de 500 serait atteinte à l’hiver 2022-2023 au lieu de décembre 2020 | At this pace, the target of 500 would be reached in winter 2022-2023 instead of December 2020
		ambassadors | – | reached | - | La cible de 500 est déjà atteinte | The target of 500 has already been reached
		ambassadors | – | reached | on=2019-12-20 | La cible de 500 est atteinte | The target of 500 has been reached
		ambassadors | – | moving-away | - | Au rythme des 12_derniers mois, la cible de 500 ne serait pas atteinte | At the pace of the last 12_months, the target of 500 would not be reached
		ambassadors | – | too-far | - | À ce rythme, la cible de 500 ne serait pas atteinte avant dix ans | At this pace, the target of 500 would not be reached within ten years
		ambassadors | – | too-short | - | Moins de 12_mois de recul·: pas de projection | Less than 12_months of history: no projection
		rate | 2020-11-18 | – | target=0.75 | À ce rythme, la cible de 75_% serait atteinte en novembre 2020, un mois avant l’échéance | At this pace, the target of 75% would be reached in November 2020, one month early
		rate | – | reached | target=0.455 | La cible de 45,5_% est déjà atteinte | The target of 45.5% has already been reached
		delay | 2020-11-18 | – | target=60 | À ce rythme, la cible de 60_jours serait atteinte en novembre 2020, un mois avant l’échéance | At this pace, the target of 60_days would be reached in November 2020, one month early
		delay | 2020-11-18 | – | target=1 | À ce rythme, la cible de 1_jour serait atteinte en novembre 2020, un mois avant l’échéance | At this pace, the target of 1_day would be reached in November 2020, one month early
		cost | 2020-11-18 | – | target=1200 | À ce rythme, la cible de 1·200_€ serait atteinte en novembre 2020, un mois avant l’échéance | At this pace, the target of €1,200 would be reached in November 2020, one month early
		ambassadors | – | – | – | – | –
	`,
		([indicator, reaches, reason, of_], language) =>
			projectionSentence(
				of_ === '–' ? figure(320) : planned(320, -1, plan(of_), projected(reaches, reason)),
				of(indicator),
				language
			)
	);
});

describe('a point of attention: indicator, figure, gap, plan, day reached, why not', () => {
	testSentences(
		`
		ambassadors | 23 | -13 | planned=36 target=40 on=2019-12-31 | 2020-06-10 | – | Il manque 13_ambassadeurs pour être dans le rythme·; à ce rythme, la cible de 40 serait atteinte en juin 2020 au lieu de décembre 2019. | 13_ambassadors short of the plan at this date; at this pace, the target of 40 would be reached in June 2020 instead of December 2019.
		ambassadors | 23 | -1 | planned=24 target=40 | – | too-short | Il manque 1_ambassadeur pour être dans le rythme·; la cible est de 40 en décembre 2020. | 1_ambassador short of the plan at this date; the target is 40 by December 2020.
		ambassadors | 44 | 4 | planned=40 target=40 | – | reached | 4_ambassadeurs de plus que la cible. | 4_ambassadors above the target.
		ambassadors | 44 | 4 | planned=36 target=40 | – | reached | 4_ambassadeurs de plus que prévu à cette date·; la cible de 40 est déjà atteinte. | 4_ambassadors more than planned at this date; the target of 40 has already been reached.
		ambassadors | 36 | 0 | planned=36 target=40 | – | moving-away | Dans le rythme prévu à cette date·; au rythme des 12_derniers mois, la cible de 40 ne serait pas atteinte. | As planned at this date; at the pace of the last 12_months, the target of 40 would not be reached.
		rate | 0.636 | -0.097 | planned=0.734 target=0.75 | – | too-short | Il manque 9,7_points pour être dans le rythme·; la cible est de 75_% en décembre 2020. | 9.7_points short of the plan at this date; the target is 75% by December 2020.
		delay | 83 | 22 | planned=61 target=60 | – | too-short | 83_jours, 22 de trop pour être dans le rythme·; la cible est de 60_jours en décembre 2020. | 83_days, 22 over the plan at this date; the target is 60_days by December 2020.
		delay | 6 | 2 | planned=4 target=4 | – | too-short | 6_jours, 2 de plus que la cible. | 6_days, 2 over the target.
		delay | 1 | -1 | planned=2 target=2 | – | reached | 1_jour, 1 de moins que la cible. | 1_day, 1 under the target.
		cost | 156 | 4 | planned=152 target=150 | – | moving-away | 156_€, 4_€ de trop pour être dans le rythme·; au rythme des 12_derniers mois, la cible de 150_€ ne serait pas atteinte. | €156, €4 over the plan at this date; at the pace of the last 12_months, the target of €150 would not be reached.
		note | 4 | 0.3 | planned=3.7 target=4.2 | 2021-03-01 | – | 0,3_point de plus que prévu à cette date·; à ce rythme, la cible de 4,2 serait atteinte en mars 2021 au lieu de décembre 2020. | 0.3_points above the plan at this date; at this pace, the target of 4.2 would be reached in March 2021 instead of December 2020.
	`,
		([indicator, value, gap, of_, reaches, reason], language) =>
			attentionSentence(
				planned(numberIn(value), numberIn(gap), plan(of_), projected(reaches, reason)),
				of(indicator),
				language
			)
	);
});

describe('a figure: indicator, figure', () => {
	testSentences(
		`
		ambassadors | 320 | 320_ambassadeurs | 320_ambassadors
		ambassadors | 1 | 1_ambassadeur | 1_ambassador
		ambassadors | 0 | 0_ambassadeur | 0_ambassadors
		ambassadors | 2 | 2_ambassadeurs | 2_ambassadors
		ambassadors | 12345 | 12·345_ambassadeurs | 12,345_ambassadors
		rate | 0.412 | 41,2_% | 41.2%
		rate | 1 | 100,0_% | 100.0%
		delay | 1 | 1_jour | 1_day
		delay | 6 | 6_jours | 6_days
		halfDays | 1.5 | 1,5_jour | 1.5_days
		halfDays | 2 | 2,0_jours | 2.0_days
		halfDays | 0.5 | 0,5_jour | 0.5_days
		cost | 1200 | 1·200_€ | €1,200
		cost | -3 | −3_€ | −€3
		note | 4 | 4,0_sur 5 | 4.0_out of 5
		households | 1 | 1_foyer installé | 1_household settled
		households | 17 | 17_foyers installés | 17_households settled
	`,
		([indicator, value], language) =>
			formatIndicatorValue(figure(numberIn(value)), of(indicator), language).text
	);
});

describe('a figure after its title: indicator, figure, earlier figure, compared with', () => {
	testSentences(
		`
		ambassadors | 320 | 186 | met | Ambassadeurs inscrits·: 320_ambassadeurs, 134 de plus qu’à la séance du 28 juin 2019 | Registered ambassadors: 320_ambassadors, 134 more than at the meeting of 28 June 2019
		households | 17 | 4 | met | Foyers installés·: 17, 13 de plus qu’à la séance du 28 juin 2019 | Households settled: 17, 13 more than at the meeting of 28 June 2019
		households | 1 | 1 | met | Foyers installés·: 1, chiffre stable par rapport à la séance du 28 juin 2019 | Households settled: 1, unchanged from the meeting of 28 June 2019
		offers | 3 | 3 | yearEarlier | Offres pourvues·: 3_offres, chiffre stable sur un an | Offers filled: 3_offers, unchanged over a year
		rate | 0.506 | 0.365 | met | Communes couvertes·: 50,6_%, 14,1_points de plus qu’à la séance du 28 juin 2019 | Communes covered: 50.6%, 14.1_points higher than at the meeting of 28 June 2019
		delay | 142 | 151 | yearEarlier | Délai d’installation·: 142_jours, 9_jours de moins qu’un an plus tôt (151_jours) | Time to settle: 142_days, 9_days less than a year earlier (151_days)
		cost | 156 | 344 | yearEarlier | Coût par contact·: 156_€, en baisse de 55_% en un an (344_€) | Cost per contact: €156, down 55% over a year (€344)
		note | 4 | – | met | Satisfaction·: 4,0_sur 5 | Satisfaction: 4.0_out of 5
		ambassadors | – | 3 | met | Ambassadeurs inscrits·: donnée non disponible | Registered ambassadors: figure not available
	`,
		([indicator, now, before, comparison], language) =>
			titledSentence(
				figure(numberIn(now)),
				figure(numberIn(before), { to: '2019-06-28' }),
				of(indicator),
				against(comparison),
				language
			)
	);
});

describe('a figure that is missing: indicator, why', () => {
	testSentences(
		`
		note | no-data | Donnée non disponible | Figure not available
		note | outside-coverage | Donnée non disponible (hors de la période couverte par les fichiers reçus) | Figure not available (outside the period covered by the files received)
		note | not-due | Donnée non disponible (pas encore mesurable à cette date) | Figure not available (cannot be measured yet at this date)
		note | not-at-level | Donnée non disponible (la source ne descend pas à ce niveau de détail) | Figure not available (the source does not go into this detail)
		note | below-minimum | Donnée non disponible (moins de 10_observations) | Figure not available (fewer than 10_observations)
		note | secret | Masqué (secret statistique) | Hidden (statistical confidentiality)
		ambassadors | below-minimum | Donnée non disponible (trop peu d’observations) | Figure not available (too few observations)
	`,
		([indicator, why], language) =>
			missingSentence(missing(why as Missing), of(indicator), language)
	);
});
