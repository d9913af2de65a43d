using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using NetCompiler.Serialization;

namespace NetCompiler;

/// <summary>The files of one training: its two newest checkpoints and the weights of its best epoch.</summary>
internal sealed class CheckpointFolder
{
    private const string Prefix = "session-";
    private const string Extension = ".safetensors";
    private const string ProbeName = "session.probe";
    private const string BestName = "best" + Extension;
    private const int Kept = 2;

    private readonly string _path;

    private CheckpointFolder(string path)
    {
        _path = path;
    }

    /// <summary>Updates before the newest checkpoint; 0 without any.</summary>
    public long NewestStep => List() is [(long step, _), ..] ? step : 0;

    /// <summary>Makes the folder unless it is there, and makes sure that files can be written to it.</summary>
    /// <exception cref="IOException">They can't.</exception>
    public static CheckpointFolder Open(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            string probe = Path.Combine(path, ProbeName);
            AtomicFile.Write(probe, stream => stream.WriteByte(0));
            File.Delete(probe);

            // Left by a process that was stopped in the middle of writing.
            foreach (string pattern in new[] { $"{Prefix}*{Extension}.*.tmp", $"{BestName}.*.tmp", $"{ProbeName}.*.tmp" })
            {
                Array.ForEach(Directory.GetFiles(path, pattern), File.Delete);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"Checkpoints can't be written to '{path}': {exception.Message} Choose a folder that can be made, is writable and has room.",
                exception);
        }

        return new CheckpointFolder(path);
    }

    /// <summary>Writes a checkpoint, and removes all but the newest.</summary>
    public void Save(SessionState state)
    {
        state.Save(Path.Combine(_path, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{state.StepCount:D12}{Extension}")));
        List<(long Step, string Path)> files = List();
        for (int i = Kept; i < files.Count; i++)
        {
            try
            {
                File.Delete(files[i].Path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Somebody reads it; the next checkpoint tries again.
            }
        }
    }

    /// <summary>Writes the network's current weights as the best.</summary>
    public void SaveBest(INetwork network) => network.Save(Path.Combine(_path, BestName));

    /// <summary>
    /// Reads the newest checkpoint that can be read; null if there are none. Newer ones that are damaged get another name, so that nobody takes
    /// them for newer than what is written from now on.
    /// </summary>
    /// <exception cref="InvalidDataException">There are checkpoints, but none can be used.</exception>
    public SessionState? Load(INetwork network)
    {
        List<(long Step, string Path)> files = List();
        InvalidDataException? failure = null;
        for (int i = 0; i < files.Count; i++)
        {
            try
            {
                SessionState state = SessionState.Load(files[i].Path, network);
                foreach ((_, string damaged) in files[..i])
                {
                    File.Move(damaged, damaged + ".damaged", overwrite: true);
                }

                return state;
            }
            catch (InvalidDataException exception)
            {
                failure ??= exception;
            }
        }

        return failure is null
            ? null
            : throw new InvalidDataException($"No checkpoint in '{_path}' can be used. {failure.Message}", failure);
    }

    // Newest first.
    private List<(long Step, string Path)> List()
    {
        List<(long Step, string Path)> files = [];
        foreach (string file in Directory.GetFiles(_path, $"{Prefix}*{Extension}"))
        {
            ReadOnlySpan<char> name = Path.GetFileName(file.AsSpan());
            if (long.TryParse(name[Prefix.Length..^Extension.Length], NumberStyles.None, CultureInfo.InvariantCulture, out long step))
            {
                files.Add((step, file));
            }
        }

        files.Sort((a, b) => b.Step.CompareTo(a.Step));
        return files;
    }
}
