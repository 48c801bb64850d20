using Microsoft.Extensions.Configuration;

namespace SpaceNewsBot.Serving;

/// <summary>Where settings come from: a file in the folder of the store, user secrets, and the environment, which wins.</summary>
internal static class BotSettings
{
    private const string File = "appsettings.json";

    /// <summary>Adds them to a configuration.</summary>
    /// <exception cref="InvalidDataException">A file can't be read; the message is a sentence.</exception>
    public static IConfigurationBuilder AddTo(IConfigurationBuilder configuration, string folder)
    {
        var file = Path.Combine(folder, File);
        try
        {
            return configuration
                .AddJsonFile(file, optional: true)
                .AddUserSecrets(typeof(BotSettings).Assembly, optional: true)
                .AddEnvironmentVariables();
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            throw Invalid(file, e);
        }
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidDataException">A file can't be read; the message is a sentence.</exception>
    public static IConfiguration Read(string folder)
    {
        try
        {
            return AddTo(new ConfigurationBuilder(), folder).Build();
        }
        catch (Exception e) when (e is FormatException or InvalidDataException { InnerException: FormatException })
        {
            throw Invalid(Path.Combine(folder, File), e);
        }
    }

    private static InvalidDataException Invalid(string file, Exception fault) =>
        new($"The settings in {file} or in the user secrets aren't valid JSON: {(fault.InnerException ?? fault).Message}", fault);
}
