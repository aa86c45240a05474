import ReactMarkdown from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';

/**
 * Markdown as React elements. Raw HTML in the text is not shown as HTML, and links open apart from this page. Loads
 * 50 kB: import it lazily.
 */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <div className="markdown">
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[rehypeSanitize]}
        components={{
          a: ({ children, href }) => (
            <a href={href} target="_blank" rel="noreferrer noopener">
              {children}
            </a>
          ),
          // A picture from elsewhere would tell its server who reads the plan.
          img: ({ alt, src }) => <a href={typeof src === 'string' ? src : undefined}>{alt || 'Picture'}</a>,
        }}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}
