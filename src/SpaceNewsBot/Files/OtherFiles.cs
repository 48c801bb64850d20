namespace SpaceNewsBot.Files;

/// <summary>What people try that isn't text, and what they are told.</summary>
internal static class OtherFiles
{
    /// <summary>Rich text is spelt in letters that are no text.</summary>
    public static bool IsRichText(string text) => text.StartsWith(@"{\rtf", StringComparison.Ordinal);

    /// <summary>Why a file of another kind isn't taken, and what is.</summary>
    /// <param name="shown">Its name.</param>
    public static string Refuse(string shown) => KindOf(Path.GetExtension(shown).ToLowerInvariant()) is { } kind
        ? $"{shown} isn't text but {kind}: give the article itself as .txt, .md or .html."
        : $"{shown} isn't text: give plain text, Markdown or HTML, best in UTF-8.";

    private static string? KindOf(string ending) => ending switch
    {
        ".pdf" => "a PDF document",
        ".doc" or ".docx" => "a Word document",
        ".odt" => "an OpenDocument text",
        ".rtf" => "a rich text document",
        ".png" or ".jpg" or ".jpeg" or ".gif" or ".webp" or ".heic" or ".bmp" or ".tif" or ".tiff" => "an image",
        ".zip" => "an archive",
        _ => null,
    };
}
