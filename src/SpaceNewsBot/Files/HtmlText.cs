using System.Text;
using AngleSharp.Dom;

namespace SpaceNewsBot.Files;

/// <summary>The paragraphs of an element, and whether they are an article rather than a list of links.</summary>
internal sealed class HtmlText
{
    // Letters of the longest paragraph: fewer are a caption or a notice.
    private const int LeastLetters = 50;

    // A sign of these scripts says about as much as so many letters.
    private const int LettersOfASign = 3;

    private readonly List<string> paragraphs = [];
    private readonly StringBuilder line = new();
    private int letters;
    private int lettersInLinks;
    private int longest;
    private int lineStart;

    private HtmlText()
    {
    }

    /// <summary>In the order of the page; each without blank lines.</summary>
    public IReadOnlyList<string> Paragraphs => paragraphs;

    /// <summary>Whether somebody tells something here.</summary>
    public bool IsArticle => longest >= LeastLetters && lettersInLinks * 2 <= letters;

    /// <summary>Reads what an element shows. Its depth is bounded by the parser.</summary>
    public static HtmlText Of(IElement element)
    {
        var text = new HtmlText();
        text.Read(element, isLink: false, isVerbatim: false);
        text.EndParagraph();
        return text;
    }

    private void Read(INode node, bool isLink, bool isVerbatim)
    {
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText text:
                    Append(text.Data, isLink, isVerbatim);
                    break;
                case IElement { LocalName: "script" or "style" or "noscript" or "template" or "figcaption" }:
                    break;
                case IElement { LocalName: "br" }:
                    EndLine();
                    break;
                case IElement { LocalName: "td" or "th" } cell:
                    line.Append(' ');
                    Read(cell, isLink, isVerbatim);
                    break;
                case IElement element when IsInline(element.LocalName):
                    Read(element, isLink || element.LocalName == "a", isVerbatim);
                    break;
                case IElement block:
                    EndParagraph();
                    Read(block, isLink, isVerbatim || block.LocalName == "pre");
                    EndParagraph();
                    break;
            }
        }
    }

    private static bool IsInline(string name) => name is
        "a" or "abbr" or "b" or "bdi" or "bdo" or "big" or "cite" or "code" or "data" or "del" or "dfn" or "em" or "font" or "i"
        or "img" or "ins" or "kbd" or "label" or "mark" or "q" or "rp" or "rt" or "ruby" or "s" or "samp" or "small" or "span"
        or "strike" or "strong" or "sub" or "sup" or "time" or "tt" or "u" or "var" or "wbr";

    private void Append(string data, bool isLink, bool isVerbatim)
    {
        foreach (var c in data)
        {
            if (c == '\n' && isVerbatim)
            {
                EndLine();
            }
            else if (c == '\u00AD' || (char.IsControl(c) && !char.IsWhiteSpace(c)))
            {
                // A place to break a word, and what no text has.
            }
            else if (!char.IsWhiteSpace(c))
            {
                line.Append(c);
                Count(c, isLink);
            }
            else if (line.Length > lineStart && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }
    }

    private void Count(char c, bool isLink)
    {
        var weight = c >= '\u2E80' && !char.IsSurrogate(c) ? LettersOfASign : char.IsLetterOrDigit(c) ? 1 : 0;
        letters += weight;
        lettersInLinks += isLink ? weight : 0;
    }

    private void EndLine()
    {
        // Two line ends in a row are how old pages part paragraphs.
        if (line.Length > 0 && line[^1] == '\n')
        {
            EndParagraph();
            return;
        }

        TrimEnd();
        if (line.Length > 0)
        {
            line.Append('\n');
            lineStart = line.Length;
        }
    }

    private void EndParagraph()
    {
        TrimEnd();
        var paragraph = line.ToString();
        if (paragraph.Any(char.IsLetterOrDigit))
        {
            paragraphs.Add(paragraph);
            longest = Math.Max(longest, paragraph.Sum(c => c >= '\u2E80' ? LettersOfASign : char.IsLetterOrDigit(c) ? 1 : 0));
        }

        line.Clear();
        lineStart = 0;
    }

    private void TrimEnd()
    {
        while (line.Length > 0 && char.IsWhiteSpace(line[^1]))
        {
            line.Length--;
        }
    }
}
