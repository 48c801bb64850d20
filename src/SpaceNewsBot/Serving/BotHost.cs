using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Core.Privacy;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Discord;
#if DISCORD_NET
using SpaceNewsBot.Discord.DiscordNet;
#endif
using SpaceNewsBot.Files;
using SpaceNewsBot.Llm;
using SpaceNewsBot.Storage;
using SpaceNewsBot.Telegram;

namespace SpaceNewsBot.Serving;

/// <summary>The bot's parts, wired up by the settings.</summary>
internal static class BotHost
{
    /// <summary>What to do where no platform has a token.</summary>
    public const string NoToken =
        "No chat platform has a token: set Discord:Token or Telegram:Token, for example with the environment variable Discord__Token or Telegram__Token.";

    /// <summary>The program's version.</summary>
    public static string Version { get; } =
        typeof(BotHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>Wires the parts up; nothing is opened or started.</summary>
    /// <param name="folder">The folder of the store, which may hold an appsettings.json. User secrets and environment variables win over it.</param>
    /// <exception cref="InvalidDataException">The settings file can't be read; the message is a sentence.</exception>
    public static IHost Create(string folder)
    {
        // The defaults would read settings out of whatever folder the bot is started in.
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        BotSettings.AddTo(builder.Configuration, folder);
        builder.Logging
            .AddConfiguration(builder.Configuration.GetSection("Logging"))
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);

        builder.Services.AddStorage(options => options.DataDirectory = folder);
        builder.Services.AddChat(options => builder.Configuration.GetSection(ChatOptions.Section).Bind(options));
        builder.Services.AddCorrections(options => builder.Configuration.GetSection(CorrectionOptions.Section).Bind(options));
        builder.Services.AddPrivacy(options => builder.Configuration.GetSection(PrivacyOptions.Section).Bind(options));
        builder.Services.AddLlm(() => builder.Configuration);
        builder.Services.AddHostedService<RetentionWorker>();
        builder.Services.AddSingleton<ISourceFileReader, SourceFileReader>();
#if DISCORD_NET
        builder.Services.AddDiscordNet();
#endif
        builder.Services.AddDiscord(options => builder.Configuration.GetSection(DiscordOptions.Section).Bind(options));
        builder.Services.AddTelegram(options => builder.Configuration.GetSection(TelegramOptions.Section).Bind(options));
        return builder.Build();
    }

    /// <summary>What is wrong with the settings, a sentence each that names the setting; empty when all is well.</summary>
    public static IReadOnlyList<string> CheckSettings(IHost host)
    {
        try
        {
            host.Services.GetService<IStartupValidator>()?.Validate();
            return [];
        }
        catch (OptionsValidationException e)
        {
            return [.. e.Failures];
        }
        catch (AggregateException e)
        {
            return [.. e.InnerExceptions.SelectMany(inner => inner is OptionsValidationException invalid ? invalid.Failures : [Correct(inner)])];
        }
        catch (InvalidOperationException e)
        {
            return [Correct(e)];
        }
    }

    // The binder's own message names the setting and its value.
    private static string Correct(Exception binding) =>
        $"A setting can't be used: {binding.Message.TrimEnd('.')}; correct it or leave it out."
            .Replace("type 'System.TimeSpan'", "a time such as 00:30:00", StringComparison.Ordinal)
            .Replace("type 'System.Int32'", "a whole number", StringComparison.Ordinal);
}
