using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetCompiler.CompilerServices;
using NetCompiler.Mathematics;

namespace NetCompiler.Benchmarks;

/// <summary>Chains of one function, as the compiler prints them.</summary>
internal static class ElementwiseLoops
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Dropout(int length, ref float y)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            for (nuint i = 0; i < (nuint)length; i += 16)
            {
                VectorMath.DropoutMask512(5, (long)i, 1u << 30, 1.25f).StoreUnsafe(ref y, i);
            }

            return;
        }

        for (nuint i = 0; i < (nuint)length; i += (nuint)Vector<float>.Count)
        {
            VectorMath.DropoutMask(5, (long)i, 1u << 30, 1.25f).StoreUnsafe(ref y, i);
        }
    }

    public readonly struct Exp : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Wide(in Operands x, nuint i) =>
            VectorMath.Exp(Vector512.LoadUnsafe(ref x.A, i));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Narrow(in Operands x, nuint i) =>
            VectorMath.Exp(Vector.LoadUnsafe(ref x.A, i));
    }

    public readonly struct Log : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Wide(in Operands x, nuint i) =>
            VectorMath.Log(Vector512.LoadUnsafe(ref x.A, i));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Narrow(in Operands x, nuint i) =>
            VectorMath.Log(Vector.LoadUnsafe(ref x.A, i));
    }

    public readonly struct Tanh : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Wide(in Operands x, nuint i) =>
            VectorMath.Tanh(Vector512.LoadUnsafe(ref x.A, i));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Narrow(in Operands x, nuint i) =>
            VectorMath.Tanh(Vector.LoadUnsafe(ref x.A, i));
    }

    public readonly struct Sigmoid : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Wide(in Operands x, nuint i) =>
            VectorMath.Sigmoid(Vector512.LoadUnsafe(ref x.A, i));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Narrow(in Operands x, nuint i) =>
            VectorMath.Sigmoid(Vector.LoadUnsafe(ref x.A, i));
    }

    public readonly struct GELU : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Wide(in Operands x, nuint i)
        {
            Vector512<float> v0 = Vector512.LoadUnsafe(ref x.A, i);
            return v0 * VectorMath.NormalCDF(v0);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Narrow(in Operands x, nuint i)
        {
            Vector<float> v0 = Vector.LoadUnsafe(ref x.A, i);
            return v0 * VectorMath.NormalCDF(v0);
        }
    }

    public readonly struct SiLU : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Wide(in Operands x, nuint i)
        {
            Vector512<float> v0 = Vector512.LoadUnsafe(ref x.A, i);
            return v0 * VectorMath.Sigmoid(v0);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Narrow(in Operands x, nuint i)
        {
            Vector<float> v0 = Vector.LoadUnsafe(ref x.A, i);
            return v0 * VectorMath.Sigmoid(v0);
        }
    }

    public readonly struct ReLU : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Wide(in Operands x, nuint i) =>
            VectorMath.ReLU(Vector512.LoadUnsafe(ref x.A, i));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Narrow(in Operands x, nuint i) =>
            VectorMath.ReLU(Vector.LoadUnsafe(ref x.A, i));
    }
}
