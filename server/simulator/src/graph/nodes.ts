import type { BusinessNumber, JsonObject } from '../control.js';
import { pick } from './paging.js';

const NUMBER_FIELDS = [
  'verified_name',
  'code_verification_status',
  'display_phone_number',
  'quality_rating',
  'platform_type',
  'throughput',
  'id',
];

/** A business number as the Graph shows it. */
export function numberNode(number: BusinessNumber, fields: string | null): JsonObject {
  const node = {
    id: number.id,
    verified_name: number.verifiedName,
    display_phone_number: number.displayPhoneNumber,
    code_verification_status: 'VERIFIED',
    name_status: 'APPROVED',
    quality_rating: 'GREEN',
    status: 'CONNECTED',
    account_mode: 'LIVE',
    platform_type: 'CLOUD_API',
    is_on_biz_app: number.coexistence,
    throughput: { level: 'STANDARD' },
    messaging_limit_tier: 'TIER_UNLIMITED',
    health_status: { can_send_message: 'AVAILABLE' },
  };
  return pick(node, fields, NUMBER_FIELDS);
}

const ACCOUNT_FIELDS = ['id', 'name', 'timezone_id', 'message_template_namespace'];

/** A WhatsApp Business account as the Graph shows it. */
export function accountNode(id: string, name: string, fields: string | null): JsonObject {
  const node = {
    id,
    name,
    currency: 'BRL',
    country: 'BR',
    timezone_id: '25',
    message_template_namespace: `simulator_${id}`,
    account_review_status: 'APPROVED',
    health_status: { can_send_message: 'AVAILABLE' },
  };
  return pick(node, fields, ACCOUNT_FIELDS);
}
