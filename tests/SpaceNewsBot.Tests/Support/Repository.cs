namespace SpaceNewsBot.Tests.Support;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of shared material beside the repository; it is there for its developers only.</summary>
    public static string Shared => Path.Combine(Root, "..", "shared");

    /// <summary>The source files below a folder, without what a build writes.</summary>
    public static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "SpaceNewsBot.sln")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("The tests lie outside their repository.");
    }
}
