/** The annotation that names the statements which a policy was generated for. */
export const STATEMENT_ANNOTATION = 'cdk8s-netpol/statement';
