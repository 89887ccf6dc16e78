import type { Sentence } from '@metodnet/kernel';

/** A sentence for every reason for which the gateway itself refuses; `{name}` is filled from the refusal's details. */
export const wording = {
  UNAUTHENTICATED: { ru: 'Войдите в систему: нужен действующий токен доступа.', en: 'A valid access token is needed.' },
  UNAUTHORIZED_FIELD_OR_TYPE: {
    ru: 'Это поле вам недоступно.',
    en: 'You are not allowed to read this field.',
  },
  BAD_REQUEST: { ru: 'Запрос не соответствует GraphQL over HTTP.', en: 'The request is not GraphQL over HTTP.' },
  BATCHING_NOT_SUPPORTED: { ru: 'Один запрос — одна операция.', en: 'One request carries one operation.' },
  CSRF_PREVENTED: {
    ru: 'Запрос GET без токена требует заголовка apollo-require-preflight.',
    en: 'A GET request without a token needs the header apollo-require-preflight.',
  },
  METHOD_NOT_ALLOWED: { ru: 'Изменения отправляйте методом POST.', en: 'Send mutations by POST.' },
  UNSUPPORTED_MEDIA_TYPE: {
    ru: 'Тело запроса — application/json в кодировке UTF-8.',
    en: 'The body must be application/json in UTF-8.',
  },
  NOT_ACCEPTABLE: {
    ru: 'Ответ бывает application/graphql-response+json или application/json.',
    en: 'The answer is application/graphql-response+json or application/json.',
  },
  PAYLOAD_TOO_LARGE: { ru: 'Тело запроса больше {limit} байт.', en: 'The body is larger than {limit} bytes.' },
  OVERLOADED: { ru: 'Сервер занят, повторите позже.', en: 'The server is busy, try again later.' },
  TOO_MANY_REQUESTS: {
    ru: 'От вас одновременно больше {limit} запросов: дождитесь ответов.',
    en: 'You have more than {limit} requests under way: wait for their answers.',
  },
  NOT_FOUND: { ru: 'Такого адреса нет.', en: 'There is nothing at this address.' },
  GRAPHQL_PARSE_FAILED: { ru: 'Ошибка синтаксиса: {reason}', en: '{reason}' },
  GRAPHQL_VALIDATION_FAILED: { ru: 'Операция не соответствует схеме: {reason}', en: '{reason}' },
  OPERATION_RESOLUTION_FAILURE: {
    ru: 'Операция не найдена: укажите operationName.',
    en: 'The operation was not found: name it in operationName.',
  },
  BAD_USER_INPUT: { ru: 'Неверные переменные: {reason}', en: '{reason}' },
  SUBSCRIPTIONS_NOT_SUPPORTED: { ru: 'Подписки не обслуживаются.', en: 'Subscriptions are not served.' },
  INTROSPECTION_DISABLED: { ru: 'Схема закрыта.', en: 'Introspection is not allowed.' },
  RESERVED_NAME: {
    ru: 'Псевдоним не может начинаться с двух подчёркиваний.',
    en: 'An alias must not begin with two underscores.',
  },
  TOO_MANY_TOKENS: { ru: 'В операции больше {limit} лексем.', en: 'The operation has more than {limit} tokens.' },
  TOO_DEEP: { ru: 'Операция глубже {limit} уровней.', en: 'The operation is deeper than {limit} levels.' },
  TOO_MANY_ALIASES: {
    ru: 'В операции больше {limit} псевдонимов.',
    en: 'The operation has more than {limit} aliases.',
  },
  TOO_MANY_DIRECTIVES: {
    ru: 'В операции больше {limit} директив.',
    en: 'The operation has more than {limit} directives.',
  },
  TOO_MANY_FIELDS: {
    ru: 'С раскрытыми фрагментами в операции больше {limit} полей.',
    en: 'With its fragments spread the operation has more than {limit} fields.',
  },
  TOO_MANY_MUTATIONS: {
    ru: 'В одной операции не больше {limit} изменений.',
    en: 'One operation makes at most {limit} changes.',
  },
  TOO_COSTLY: {
    ru: 'Операция слишком объёмна ({cost} при пределе {limit}): запросите меньше строк.',
    en: 'The operation is too large ({cost}, the limit is {limit}): ask for fewer rows.',
  },
  VARIABLES_TOO_LARGE: {
    ru: 'Переменные превышают предел: {reason} — не больше {limit}.',
    en: 'The variables exceed a limit: {reason}, at most {limit}.',
  },
  OPERATION_NOT_PLANNABLE: {
    ru: 'Операцию не удалось разложить по сервисам.',
    en: 'The operation could not be planned over the services.',
  },
  UNTRUSTED_DOCUMENT: {
    ru: 'Принимаются только заранее согласованные операции.',
    en: 'Only operations agreed on in advance are accepted.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    ru: 'Операции с таким хешем нет в списке.',
    en: 'No operation with this hash is on the list.',
  },
  PERSISTED_QUERY_MISMATCH: {
    ru: 'Хеш не соответствует тексту операции.',
    en: 'The hash does not match the text of the operation.',
  },
  SUBGRAPH_UNAVAILABLE: {
    ru: 'Сервис {subgraph} сейчас не отвечает; его данных в ответе нет.',
    en: 'The service {subgraph} does not answer now; its data is missing.',
  },
  OUTCOME_UNKNOWN: {
    ru: 'Сервис {subgraph} не ответил, и неизвестно, выполнено ли изменение. Проверьте или повторите с тем же Idempotency-Key.',
    en: 'The service {subgraph} did not answer; the change may have been made all the same. Look, or repeat it with the same Idempotency-Key.',
  },
  VALUE_MISSING: {
    ru: 'Обязательное значение {coordinate} не получено.',
    en: 'Cannot return null for non-nullable field {coordinate}.',
  },
  INTERNAL_SERVER_ERROR: {
    ru: 'Внутренняя ошибка. Сообщите номер {correlationId}.',
    en: 'An internal error. Quote the number {correlationId}.',
  },
} satisfies Record<string, Sentence>;

/** `extensions.code` of every refusal of the gateway: a public contract. */
export type RefusalCode = keyof typeof wording;
