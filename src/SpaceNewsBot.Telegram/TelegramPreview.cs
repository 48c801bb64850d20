using System.Collections.Immutable;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Previews;

namespace SpaceNewsBot.Telegram;

/// <summary>Shows what a change would do.</summary>
internal static class TelegramPreview
{
    /// <summary>The preview's blocks.</summary>
    public static List<TelegramBlock> Render(SourcePreview preview) =>
    [
        new(ForeignText.Render(ForeignText.OnOneLine(PreviewOutline.Heading(preview)))),
        .. TelegramDiff.Render(preview.Diff, preview.Metadata),
        .. PreviewOutline.Sections(preview).SelectMany(Render),
    ];

    private static IEnumerable<TelegramBlock> Render(OutlineSection section) => section.Lines
        .Select(line => new TelegramBlock(Show(line), LinesBefore: 1))
        .Prepend(section.Lines.IsEmpty
            ? new(ForeignText.Render(ForeignText.OnOneLine(section.Heading)))
            : new(ForeignText.RenderBold(section.Heading), StaysWithNext: true));

    private static ImmutableArray<TelegramSpan> Show(OutlineLine line)
    {
        var mark = line.Mark switch { OutlineMark.Gone => "− ", OutlineMark.Come => "+ ", _ => "" };
        return [new(mark), .. ForeignText.Render(ForeignText.OnOneLine(line.Text))];
    }
}
