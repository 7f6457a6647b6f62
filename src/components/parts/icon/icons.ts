import {
  ArrowDown,
  ArrowLeft,
  ArrowLeftRight,
  Check,
  CheckCheck,
  CircleAlert,
  Clock,
  ClockArrowUp,
  Hourglass,
  Image as ImageIcon,
  Lock,
  MessageCircle,
  Mic,
  PanelRight,
  Pencil,
  Search,
  Send,
  Smile,
  User,
  WifiOff,
  X,
  Zap,
} from 'lucide';
import type { moreIcons } from './more-icons.js';

/** Shapes of an icon: SVG tag names with their attributes. */
export type Shapes = readonly (readonly [
  string,
  Readonly<Record<string, string | number | undefined>>,
])[];

/** The icons of the first screen, by what they mean here. From Lucide (ISC licence). */
export const icons = {
  alert: CircleAlert,
  back: ArrowLeft,
  chat: MessageCircle,
  check: Check,
  checks: CheckCheck,
  clock: Clock,
  close: X,
  contact: User,
  details: PanelRight,
  down: ArrowDown,
  edit: Pencil,
  hourglass: Hourglass,
  image: ImageIcon,
  lock: Lock,
  microphone: Mic,
  offline: WifiOff,
  quick: Zap,
  search: Search,
  send: Send,
  sending: ClockArrowUp,
  smile: Smile,
  transfer: ArrowLeftRight,
} as const satisfies Record<string, Shapes>;

export type IconName = keyof typeof icons | keyof typeof moreIcons;

/** Icons that have a direction, and turn with the reading direction. */
export const TURNING: ReadonlySet<IconName> = new Set([
  'back',
  'chevron',
  'send',
  'reply',
  'undo',
  'choice',
]);
