import { readFileSync } from 'node:fs';
import * as ts from 'typescript';

/** A prop as its doc comment tells of it. */
export interface DocumentedProp {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  /** What it is where nobody gives it; absent for one that has to be given. */
  readonly standard?: string;
}

/** A construct and its props as their doc comments tell of them. */
export interface DocumentedConstruct {
  readonly text: string;
  readonly example: string;
  readonly props: readonly DocumentedProp[];
}

function docOf(node: ts.Node): { readonly text: string; readonly tags: ReadonlyMap<string, string> } {
  const docs = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const tags = ts
    .getJSDocTags(node)
    .map((tag) => [tag.tagName.text, ts.getTextOfJSDocComment(tag.comment) ?? ''] as const);
  return { text: docs.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '').join('\n'), tags: new Map(tags) };
}

/** The type of a prop, with what the parameters of the interface stand for in their place. */
function typeOf(member: ts.PropertySignature, props: ts.InterfaceDeclaration, source: ts.SourceFile): string {
  const written = member.type?.getText(source) ?? '';
  return (props.typeParameters ?? []).reduce((text, { name, constraint }) => {
    return constraint ? text.replace(new RegExp(`\\b${name.text}\\b`, 'g'), constraint.getText(source)) : text;
  }, written);
}

function propOf(member: ts.TypeElement, props: ts.InterfaceDeclaration, source: ts.SourceFile): DocumentedProp[] {
  if (!ts.isPropertySignature(member)) return [];
  const { text, tags } = docOf(member);
  const standard = tags.get('default');
  return [
    {
      name: member.name.getText(source),
      type: typeOf(member, props, source),
      text,
      ...(standard !== undefined && { standard }),
    },
  ];
}

/**
 * What the source of a construct says about it and its props.
 *
 * @throws Error for a file without the construct
 */
export function documentedConstruct(file: string, construct: string): DocumentedConstruct {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  const declared = source.statements.find((node) => ts.isClassDeclaration(node) && node.name?.text === construct);
  if (!declared) throw new Error(`${file} declares no class ${construct}`);
  const props = source.statements.find(
    (node): node is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(node) && node.name.text === `${construct}Props`,
  );
  const { text, tags } = docOf(declared);
  return {
    text,
    example: tags.get('example') ?? '',
    props: props ? props.members.flatMap((member) => propOf(member, props, source)) : [],
  };
}
