import { createCipheriv, createSign, createVerify, type KeyObject, randomBytes } from 'node:crypto';
import { Refusal } from './parameters.ts';

const TOLERANCE_SECONDS = 300;

interface Merchant {
  mchid: string;
  serial: string;
  publicKey: KeyObject;
}

/** Refuses whoever has not signed this very request, lately, with a nonce of its own. */
export function createGate({ mchid, serial, publicKey }: Merchant, now: () => number) {
  const nonces = new Set<string>();
  return function check(header: string, { method, path, body }: { method: string; path: string; body: string }): void {
    const no = (why: string) => new Refusal(401, 'SIGN_ERROR', `错误的签名，验签失败: ${why}`);
    if (!header.startsWith('WECHATPAY2-SHA256-RSA2048 ')) throw no('认证类型');
    const said = Object.fromEntries([...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
    if (said.mchid !== mchid || said.serial_no !== serial) throw no('商户号或证书序列号');
    if (Math.abs(now() / 1000 - Number(said.timestamp)) > TOLERANCE_SECONDS) throw no('时间戳');
    if (!said.nonce_str || said.nonce_str.length > 32 || nonces.has(said.nonce_str)) throw no('随机串');
    const text = `${method}\n${path}\n${said.timestamp}\n${said.nonce_str}\n${body}\n`;
    if (
      !createVerify('RSA-SHA256')
        .update(text)
        .verify(publicKey, said.signature ?? '', 'base64')
    )
      throw no('签名');
    nonces.add(said.nonce_str);
  };
}

/** The four headers of an answer or a notification. */
export function signedBy({ serial, privateKey }: { serial: string; privateKey: KeyObject }, body: string, at: number) {
  const timestamp = String(Math.floor(at / 1000));
  const nonce = randomBytes(16).toString('hex');
  const signature = createSign('RSA-SHA256').update(`${timestamp}\n${nonce}\n${body}\n`).sign(privateKey, 'base64');
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Signature': signature,
    'Wechatpay-Serial': serial,
  };
}

/** Encrypted with the merchant's APIv3 key. */
export function sealed(text: string, apiV3Key: string, associated_data: string) {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce)).setAAD(Buffer.from(associated_data));
  const ciphertext = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString('base64');
  return { algorithm: 'AEAD_AES_256_GCM', ciphertext, associated_data, nonce };
}
