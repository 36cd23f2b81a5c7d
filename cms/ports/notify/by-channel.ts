import type { NotifierPort } from './port.ts';
import { recipientKind } from './recipient.ts';

/** Text messages go one way, and all else the other. */
export function byChannel({ phone, mail }: { phone: NotifierPort; mail: NotifierPort }): NotifierPort {
  return {
    name: `${mail.name}, ${phone.name}`,
    reaches: { email: mail.reaches.email, phone: phone.reaches.phone },
    send: (notification) => (recipientKind(notification.to) === 'phone' ? phone : mail).send(notification),
  };
}
