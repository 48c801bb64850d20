using System.Diagnostics;
using System.Text;
using Xunit;

namespace SpaceNewsBot.Tests.Support;

/// <summary>The real built program, as a process of its own.</summary>
internal sealed class BotProcess : IDisposable
{
    private readonly Process _process;

    private BotProcess(Process process) => _process = process;

    // Where its own project builds it: beside the tests lie the web framework's assemblies in the place of some of its own.
    private static string Program { get; } = Path.Combine(
        Repository.Root, "src", "SpaceNewsBot", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "SpaceNewsBot.dll");

    /// <summary>The program as a shell starts it.</summary>
    public static string ShellCommand => $"dotnet '{Program}'";

    /// <summary>Starts the program. It sees no token and no data folder but those given.</summary>
    public static BotProcess Start(IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        return Start("dotnet", environment, [Program, .. args]);
    }

    private static BotProcess Start(string file, IReadOnlyDictionary<string, string> environment, string[] args)
    {
        var start = new ProcessStartInfo(file)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            StandardInputEncoding = new UTF8Encoding(false),
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        foreach (var foreign in start.Environment.Keys.Where(k => k.StartsWith("Telegram__", StringComparison.OrdinalIgnoreCase) || k.StartsWith("Discord__", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(foreign);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new BotProcess(Process.Start(start)!);
    }

    /// <summary>Runs the program to its end.</summary>
    public static async Task<CommandRun> RunAsync(string data, string input, params string[] args)
    {
        using var bot = Start(new Dictionary<string, string> { ["SPACENEWSBOT_DATA"] = data }, args);
        await bot._process.StandardInput.WriteAsync(input);
        bot._process.StandardInput.Close();
        return await bot.WaitAsync();
    }

    /// <summary>Runs a line of shell to its end.</summary>
    public static async Task<CommandRun> RunInShellAsync(string line)
    {
        using var shell = Start("/bin/sh", new Dictionary<string, string>(), ["-c", line]);
        shell.CloseInput();
        return await shell.WaitAsync();
    }

    /// <summary>Waits for the end, and gives what was written until then.</summary>
    public async Task<CommandRun> WaitAsync()
    {
        var output = _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandRun(_process.ExitCode, await output, await error);
    }

    /// <summary>The next line of standard output; null at its end.</summary>
    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask();

    /// <summary>Reads standard error up to the line that holds something; fails when it ends before.</summary>
    public async Task<string> ReadErrorUntilAsync(string part)
    {
        var read = new StringBuilder();
        while (await _process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            read.AppendLine(line);
            if (line.Contains(part, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"\"{part}\" was never said, but:\n{read}");
    }

    /// <summary>Writes a line to standard input.</summary>
    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends standard input.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Asks the process to stop, as a service manager does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Ends the process as kill -9 does: nothing of it runs any more when the call returns.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
