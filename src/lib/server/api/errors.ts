import { localize, type Language } from '#lib/indicators/language.ts';
import { statusOfError } from '../error-status.ts';
import { JalonError } from '../programme/problem.ts';

type NotFound = { readonly kind: 'not-found'; readonly path: string };

/** The one shape of every error: `{ version, error: { code, message, problems } }`. */
export function describeFailure(failure: unknown, language: Language) {
	if (isNotFound(failure)) {
		return shape(
			new JalonError('not-found', {
				fr: `Rien à l’adresse ${failure.path}. /api/v1/openapi.json dit ce qui existe.`,
				en: `Nothing at ${failure.path}. /api/v1/openapi.json tells what there is.`
			}),
			language
		);
	}
	if (failure instanceof JalonError) return shape(failure, language);
	return shape(
		new JalonError('unexpected', {
			fr: 'Erreur inattendue ; elle est inscrite au journal du serveur.',
			en: 'Unexpected error; it is in the server’s log.'
		}),
		language
	);
}

function isNotFound(failure: unknown): failure is NotFound {
	return typeof failure === 'object' && failure !== null && 'kind' in failure;
}

function shape(error: JalonError, language: Language) {
	return {
		status: statusOfError(error.code) as 400 | 401 | 403 | 404 | 405 | 500 | 503,
		body: {
			version: 1 as const,
			error: {
				code: error.code,
				message: localize(error.text, language),
				problems: error.problems.map((problem) => ({
					file: problem.file,
					line: problem.line,
					column: problem.column,
					message: localize(problem.message, language)
				}))
			}
		}
	};
}
