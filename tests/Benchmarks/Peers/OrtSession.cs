using System;
using System.Runtime.InteropServices;

namespace NetCompiler.Benchmarks;

/// <summary>
/// A model of one input and one output, and the tensors it is run on: the input is made once of random values, the output is allocated by the
/// first run and written again by every other.
/// </summary>
internal sealed unsafe class OrtSession : IDisposable
{
    private const int Int64Elements = 7;
    private const int Tokens = 30_522;
    private const int MaxRank = 8;

    private readonly OnnxRuntime _runtime;
    private readonly nint _session;
    private readonly nint _input;
    private readonly nint _inputName;
    private readonly nint _outputName;
    private readonly void* _data;
    private nint _output;

    /// <summary>Opens a model; an axis without a size becomes the batch.</summary>
    public OrtSession(OnnxRuntime runtime, string path, int threads, int batch)
    {
        _runtime = runtime;
        _session = runtime.CreateSession(path, threads);
        _inputName = Name(OrtSlot.SessionGetInputName);
        _outputName = Name(OrtSlot.SessionGetOutputName);

        long* sizes = stackalloc long[MaxRank];
        int type = ReadInput(sizes, out int rank);
        nuint count = 1;
        for (int axis = 0; axis < rank; axis++)
        {
            sizes[axis] = sizes[axis] < 1 ? batch : sizes[axis];
            count *= (nuint)sizes[axis];
        }

        nuint bytes = count * (type == Int64Elements ? (nuint)sizeof(long) : sizeof(float));
        _data = NativeMemory.AlignedAlloc(bytes, 64);
        Fill(type, (int)count);
        nint value;
        runtime.Check(((delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)runtime[OrtSlot.CreateTensorWithDataAsOrtValue])(
            runtime.Memory, _data, bytes, sizes, (nuint)rank, type, &value));
        _input = value;
    }

    /// <summary>Predicts.</summary>
    public void Run()
    {
        nint inputName = _inputName, outputName = _outputName, input = _input, output = _output;
        _runtime.Check(((delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint>)_runtime[OrtSlot.Run])(
            _session, 0, &inputName, &input, 1, &outputName, 1, &output));
        _output = output;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _runtime.Release(OrtSlot.ReleaseValue, _input);
        _runtime.Release(OrtSlot.ReleaseValue, _output);
        _runtime.Release(OrtSlot.ReleaseSession, _session);
        NativeMemory.AlignedFree(_data);
    }

    // Of the first input or output.
    private nint Name(OrtSlot slot)
    {
        nint name;
        _runtime.Check(((delegate* unmanaged<nint, nuint, nint, nint*, nint>)_runtime[slot])(_session, 0, _runtime.Allocator, &name));
        return name;
    }

    // The type of the elements, and the sizes.
    private int ReadInput(long* sizes, out int rank)
    {
        nint info, tensor;
        int type;
        nuint count;
        _runtime.Check(((delegate* unmanaged<nint, nuint, nint*, nint>)_runtime[OrtSlot.SessionGetInputTypeInfo])(_session, 0, &info));
        _runtime.Check(((delegate* unmanaged<nint, nint*, nint>)_runtime[OrtSlot.CastTypeInfoToTensorInfo])(info, &tensor));
        _runtime.Check(((delegate* unmanaged<nint, int*, nint>)_runtime[OrtSlot.GetTensorElementType])(tensor, &type));
        _runtime.Check(((delegate* unmanaged<nint, nuint*, nint>)_runtime[OrtSlot.GetDimensionsCount])(tensor, &count));
        rank = checked((int)count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rank, MaxRank);
        _runtime.Check(((delegate* unmanaged<nint, long*, nuint, nint>)_runtime[OrtSlot.GetDimensions])(tensor, sizes, count));
        _runtime.Release(OrtSlot.ReleaseTypeInfo, info);
        return type;
    }

    // Numbers from 0 to 1, or tokens.
    private void Fill(int type, int count)
    {
        Random random = new(count);
        for (int i = 0; i < count; i++)
        {
            if (type == Int64Elements)
            {
                ((long*)_data)[i] = random.Next(Tokens);
            }
            else
            {
                ((float*)_data)[i] = random.NextSingle();
            }
        }
    }
}
