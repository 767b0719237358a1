import { expect, test } from 'vitest';
import { axisCode, formatCode } from './chart-format.ts';

const euros = { style: 'currency', decimals: 0 } as const;

test('euros stand in a chart where the language of the slide writes them', () => {
	expect(formatCode(euros, 'fr')).toBe('[$-40C]#,##0"\u00a0€"');
	expect(formatCode(euros, 'en')).toBe('[$-809]"€"#,##0');
	expect(formatCode(euros, 'fr', 'cible')).toBe('[$-40C]"cible\u00a0"#,##0"\u00a0€"');
	expect(formatCode(euros, 'en', 'target')).toBe('[$-809]"target\u00a0""€"#,##0');
	expect(axisCode(euros, 50, 'en')).toBe('[$-809]"€"#,##0');
	expect(axisCode(euros, 0.5, 'en')).toBe('[$-809]"€"#,##0.0');
});
