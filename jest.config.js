// Some tests start the cdk8s CLI, which asks the registry for a newer version of itself unless told not to.
process.env.CDK8S_CHECK_UPGRADE = 'false';

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // A project of its own, whose tests run against the packed tarball (test/repository/package.test.ts).
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/repository/scratch-project/'],
  // Two package.json files carry the scratch project's and our own name; only the sources are modules here.
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/test/repository/scratch-project/'],
  moduleNameMapper: {
    '^cdk8s-netpol$': '<rootDir>/lib/index.ts',
    '^cdk8s-netpol/reachability$': '<rootDir>/lib/reachability/index.ts',
    '^cdk8s-netpol/jest$': '<rootDir>/lib/jest/index.ts',
  },
  // swc drops the types; `npm run typecheck` checks them.
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
};
