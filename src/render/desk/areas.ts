// Names of the areas of topics. An area without a name here is called by its id, so that new ones need no code.
import type { Language, Text } from '../../knowledge/model.js'

/** The name of an area in a language; its id if it has none. */
export const areaName = (area: string, language: Language): string => AREAS[area]?.[language] ?? area

const AREAS: Readonly<Record<string, Text>> = {
  auth: { ja: '認証', en: 'Authentication' },
  availability: { ja: '可用性', en: 'Availability' },
  backup: { ja: 'バックアップ', en: 'Backup' },
  capacity: { ja: '容量・上限', en: 'Capacity' },
  cert: { ja: '認定の申請', en: 'Certification form' },
  company: { ja: '事業者', en: 'Company' },
  contract: { ja: '契約', en: 'Contract' },
  data: { ja: 'データの取り扱い', en: 'Data' },
  edr: { ja: '端末の防御', en: 'Endpoint security' },
  function: { ja: '機能', en: 'Functions' },
  incident: { ja: '障害対応', en: 'Incidents' },
  infrastructure: { ja: '設備', en: 'Infrastructure' },
  liability: { ja: '責任', en: 'Liability' },
  lifecycle: { ja: '提供終了', en: 'End of service' },
  logs: { ja: 'ログ', en: 'Logs' },
  maintenance: { ja: '計画停止', en: 'Maintenance' },
  monitoring: { ja: '監視', en: 'Monitoring' },
  network: { ja: 'ネットワーク', en: 'Network' },
  payment: { ja: '支払い', en: 'Payment' },
  performance: { ja: '性能', en: 'Performance' },
  price: { ja: '料金', en: 'Price' },
  privacy: { ja: '個人情報', en: 'Privacy' },
  product: { ja: '製品', en: 'Product' },
  recovery: { ja: '復旧', en: 'Recovery' },
  release: { ja: '更新', en: 'Releases' },
  report: { ja: '報告', en: 'Reports' },
  security: { ja: 'セキュリティ', en: 'Security' },
  support: { ja: 'サポート', en: 'Support' },
  terms: { ja: '規約の条件', en: 'Terms' },
}
