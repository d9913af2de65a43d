using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Has a second thread compile what a prediction calls, by predicting once with zeros, while the first thread reads the weights. Both take about
/// as long at the start of a process.
/// </summary>
internal static class CompilationAhead
{
    // Floats that may be there twice for a moment, and multiply-adds that take little beside the compilation of what computes them.
    private const long MostFloats = 1 << 22, MostMultiplyAdds = 1 << 25;

    /// <summary>Begins with a program that nothing was loaded for yet, where there is a compiler and a second processor.</summary>
    public static void Request(NetworkProgram program)
    {
        if (RuntimeFeature.IsDynamicCodeCompiled && Environment.ProcessorCount > 1 && IsSmall(program) && program.TakeWarmup())
        {
            ThreadPool.UnsafeQueueUserWorkItem(static program => Warmup(program), program, preferLocal: false);
        }
    }

    // Nobody waits for this thread, and what it throws would end the process. Predictions of the caller do the same work, and throw where the caller sees it.
    private static void Warmup(NetworkProgram program)
    {
        try
        {
            program.Warmup(NetworkCore.OfZeros(program));
        }
        catch (Exception)
        {
        }
    }

    private static bool IsSmall(NetworkProgram program)
    {
        NetworkInfo info = program.Info;
        long floats = (long)info.ParameterLength + info.StateLength + info.DerivedLength
            + ((long)program.PredictRowLength * program.PredictBlock) + program.PredictFixedLength;
        long multiplyAdds = 0;
        foreach (LayerInfo layer in info.Layers)
        {
            multiplyAdds += layer.MultiplyAdds;
        }

        return floats <= MostFloats && multiplyAdds <= MostMultiplyAdds;
    }
}
