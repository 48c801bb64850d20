namespace SpaceNewsBot.Core.Sources;

/// <summary>Recognises captions and credits of pictures.</summary>
internal static class CreditLines
{
    // Longer lines are paragraphs that happen to mention an agency.
    private const int MaxLength = 400;

    private static readonly string[] Beginnings =
    [
        "photo:", "photo by", "photo credit", "photo courtesy", "photograph:", "photograph by", "photographer:", "photos:",
        "image:", "image by", "image credit", "image courtesy", "image source", "images:", "picture:", "picture credit",
        "credit:", "credits:", "caption:", "illustration:", "illustration by", "graphic:", "video:", "video credit",
        "(photo", "(image", "(credit", "[photo", "[image", "![", "courtesy of", "©",
    ];

    /// <summary>Who is credited at the end of a caption, behind a stroke or "via".</summary>
    private static readonly string[] Agencies =
    [
        "istock", "istockphoto", "getty", "getty images", "reuters", "afp", "ap", "ap photo", "associated press",
        "shutterstock", "alamy", "alamy stock photo", "unsplash", "pexels", "pixabay", "flickr", "wikimedia",
        "wikimedia commons", "wikipedia", "epa", "epa-efe", "dpa", "tass", "sputnik", "ria novosti", "xinhua", "kyodo",
        "pa", "pa wire", "pa images", "bloomberg", "zuma", "zuma press", "nurphoto", "anadolu", "anadolu agency", "adobe stock",
        "depositphotos", "dreamstime", "123rf", "corbis", "nasa", "esa", "roscosmos", "jaxa", "spacex",
    ];

    private static readonly string[] Links = ["/", "/ ", "(", "via ", "| ", "© "];

    public static bool Matches(ReadOnlySpan<char> line)
    {
        if (line.Length > MaxLength)
        {
            return false;
        }

        foreach (var beginning in Beginnings)
        {
            if (line.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        // A sentence that names an agency ends in a full stop.
        var end = line.TrimEnd(" )]");
        foreach (var agency in Agencies)
        {
            if (end.EndsWith(agency, StringComparison.OrdinalIgnoreCase) && EndsInLink(end[..^agency.Length]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsInLink(ReadOnlySpan<char> before)
    {
        foreach (var link in Links)
        {
            if (before.EndsWith(link, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
