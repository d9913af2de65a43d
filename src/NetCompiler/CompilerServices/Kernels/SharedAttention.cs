using System.Runtime.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler.CompilerServices;

/// <summary>An <see cref="Attention"/> whose heads threads share, each in memory of its own.</summary>
internal unsafe struct SharedAttention : ISharedWork
{
    private AttentionShape _shape;
    private AttentionDropout _dropout;
    private float* _q, _k, _v, _mask, _y;
    private int _strideQ, _strideK, _strideV, _strideY;

    /// <summary>Multiply-adds of all heads.</summary>
    public static long Work(in AttentionShape shape) => (long)shape.Heads * shape.Queries * shape.Keys * (shape.Size + shape.ValueSize);

    /// <summary>Computes all heads, as <see cref="Attention.Forward(AttentionShape, ref float, int, ref float, int, ref float, int, ref float, AttentionDropout, ref float, int, ref float)"/> does.</summary>
    public static void Run(
        WorkerTeam team, in AttentionShape shape, ref float q, int strideQ, ref float k, int strideK, ref float v, int strideV, ref float mask, AttentionDropout dropout,
        ref float y, int strideY)
    {
        fixed (float* queries = &q, keys = &k, values = &v, attended = &mask, result = &y)
        {
            SharedAttention work = new()
            {
                _shape = shape, _dropout = dropout, _q = queries, _k = keys, _v = values, _mask = attended, _y = result,
                _strideQ = strideQ, _strideK = strideK, _strideV = strideV, _strideY = strideY,
            };
            KernelTeam.Run(team, work, shape.Heads, Work(shape));
        }
    }

    /// <inheritdoc/>
    public readonly void Run(int first, int end) => Attention.Forward(
        _shape, first, end, ref *_q, _strideQ, ref *_k, _strideK, ref *_v, _strideV, ref Unsafe.AsRef<float>(_mask), _dropout, ref *_y, _strideY,
        ref ThreadScratch.Of(_shape.Scratch));
}
