using System;
using System.Runtime.InteropServices;
using System.Text;

namespace NetCompiler.Benchmarks;

/// <summary>
/// ONNX Runtime's library, called through its C interface as a C program would: nothing lies between, and nothing is allocated per call.
/// </summary>
internal sealed unsafe class OnnxRuntime
{
    // The version of the table that is asked for; every later library has it.
    private const uint ApiVersion = 16;
    private const int LogErrors = 3;

    private readonly nint* _api;
    private readonly nint _environment;

    /// <summary>Loads the library.</summary>
    /// <exception cref="DllNotFoundException">It is not there.</exception>
    /// <exception cref="InvalidOperationException">It is older than 1.16.</exception>
    public OnnxRuntime(string library)
    {
        // Of the library: a function that gives the table, and one that gives the version's name.
        nint* functions = ((delegate* unmanaged<nint*>)NativeLibrary.GetExport(NativeLibrary.Load(library), "OrtGetApiBase"))();
        _api = ((delegate* unmanaged<uint, nint*>)functions[0])(ApiVersion);
        if (_api == null)
        {
            throw new InvalidOperationException($"'{library}' is older than ONNX Runtime 1.16.");
        }

        Version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)functions[1])()) ?? "";
        nint environment;
        fixed (byte* name = "benchmarks"u8)
        {
            Check(((delegate* unmanaged<int, byte*, nint*, nint>)this[OrtSlot.CreateEnv])(LogErrors, name, &environment));
        }

        _environment = environment;
        nint allocator, memory;
        Check(((delegate* unmanaged<nint*, nint>)this[OrtSlot.GetAllocatorWithDefaultOptions])(&allocator));

        // An arena on the processor, of the default kind.
        Check(((delegate* unmanaged<int, int, nint*, nint>)this[OrtSlot.CreateCpuMemoryInfo])(1, 0, &memory));
        (Allocator, Memory) = (allocator, memory);
    }

    /// <summary>The version of the library.</summary>
    public string Version { get; }

    /// <summary>The allocator of names.</summary>
    public nint Allocator { get; }

    /// <summary>What says that tensors lie in the processor's memory.</summary>
    public nint Memory { get; }

    /// <summary>A function of the table.</summary>
    public nint this[OrtSlot slot] => _api[(int)slot];

    /// <summary>Reads a model and makes it ready, with all optimizations.</summary>
    public nint CreateSession(string path, int threads)
    {
        const int AllOptimizations = 99;
        nint options, session;
        Check(((delegate* unmanaged<nint*, nint>)this[OrtSlot.CreateSessionOptions])(&options));
        Check(((delegate* unmanaged<nint, int, nint>)this[OrtSlot.SetSessionGraphOptimizationLevel])(options, AllOptimizations));
        Check(((delegate* unmanaged<nint, int, nint>)this[OrtSlot.SetIntraOpNumThreads])(options, threads));
        Check(((delegate* unmanaged<nint, int, nint>)this[OrtSlot.SetInterOpNumThreads])(options, 1));

        // Paths are wide on Windows.
        byte[] name = OperatingSystem.IsWindows() ? Encoding.Unicode.GetBytes(path + "\0") : Encoding.UTF8.GetBytes(path + "\0");
        fixed (byte* start = name)
        {
            Check(((delegate* unmanaged<nint, byte*, nint, nint*, nint>)this[OrtSlot.CreateSession])(_environment, start, options, &session));
        }

        Release(OrtSlot.ReleaseSessionOptions, options);
        return session;
    }

    /// <summary>Lets an object go.</summary>
    public void Release(OrtSlot slot, nint value) => ((delegate* unmanaged<nint, void>)this[slot])(value);

    /// <summary>Takes what a function returned.</summary>
    /// <exception cref="InvalidOperationException">It was an error.</exception>
    public void Check(nint status)
    {
        if (status != 0)
        {
            string? message = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)this[OrtSlot.GetErrorMessage])(status));
            Release(OrtSlot.ReleaseStatus, status);
            throw new InvalidOperationException($"ONNX Runtime: {message}");
        }
    }
}
