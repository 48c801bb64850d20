using System.CommandLine;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Commands;

/// <summary>The workspace that a command acts in: --workspace, or the default one.</summary>
internal static class WorkspaceName
{
    private const int MaxLength = 40;

    /// <summary>The option that every command takes.</summary>
    public static Option<string> Option { get; } = new("--workspace")
    {
        Description = $"The workspace that the command acts in; without it: {SourceLimits.DefaultWorkspace}",
        HelpName = "NAME",
        Recursive = true,
        Validators =
        {
            result =>
            {
                if (result.Tokens.Count > 0 && !IsName(result.Tokens[0].Value))
                {
                    result.AddError($"--workspace takes a name of a-z, 0-9 and -, at most {MaxLength} characters");
                }
            },
        },
    };

    /// <summary>The workspace that a command line names.</summary>
    public static string Resolve(ParseResult parsed) => parsed.GetValue(Option) ?? SourceLimits.DefaultWorkspace;

    private static bool IsName(string text) =>
        text.Length is > 0 and <= MaxLength && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
