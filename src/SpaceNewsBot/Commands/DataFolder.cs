using System.CommandLine;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Commands;

/// <summary>Where the store lies: --data, or SPACENEWSBOT_DATA, or the user's data folder.</summary>
internal static class DataFolder
{
    /// <summary>The environment variable that names it.</summary>
    public const string Variable = "SPACENEWSBOT_DATA";

    /// <summary>The option that every command takes.</summary>
    public static Option<string> Option { get; } = new("--data")
    {
        Description = $"The folder of the store; also {Variable}. Without either: {Default}",
        HelpName = "DIR",
        Recursive = true,
        Validators =
        {
            result =>
            {
                if (result.Tokens.Count > 0 && string.IsNullOrWhiteSpace(result.Tokens[0].Value))
                {
                    result.AddError("--data names no folder: give one, or leave the option out.");
                }
            },
        },
    };

    private static string Default => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "SpaceNewsBot");

    /// <summary>The folder that a command line names, as an absolute path.</summary>
    public static string Resolve(ParseResult parsed, TerminalIo io)
    {
        var named = parsed.GetValue(Option) is { Length: > 0 } option ? option : io.ReadVariable(Variable);
        return Path.GetFullPath(string.IsNullOrWhiteSpace(named) ? Default : named);
    }
}
