using System;
using System.IO;

namespace NetCompiler.Serialization;

/// <summary>Writes files that appear whole or not at all, even when the process or the machine stops in the middle.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes to a temporary file in the same folder, flushes it to the disk and renames it. When anything fails, the temporary file is removed and
    /// a file that was there before stays as it was.
    /// </summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string target = ResolveTarget(path);
        string temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception exception)
        {
            Remove(temporary);
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw new IOException(
                    $"'{path}' could not be written: {exception.Message} Nothing was changed. "
                        + "Choose a folder that exists, is writable and has room.",
                    exception);
            }

            throw;
        }
    }

    // A link stays a link: what it points to is replaced.
    private static string ResolveTarget(string path)
    {
        string full = Path.GetFullPath(path);
        return File.Exists(full) && File.ResolveLinkTarget(full, returnFinalTarget: true) is FileSystemInfo target ? target.FullName : full;
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report; a folder that lost its rights in the middle keeps the temporary file.
        }
    }
}
