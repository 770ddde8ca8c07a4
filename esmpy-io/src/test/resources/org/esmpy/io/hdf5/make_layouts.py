"""Makes layouts_earliest.h5 and layouts_latest.h5 with h5py 3.7 (HDF5 1.10.8): python3 make_layouts.py FOLDER."""
import h5py,numpy as np,sys
D=sys.argv[1]
def a(shape):
    g=np.indices(shape); return ((g[0]*7+g[1]*3+g[2])%5).astype('u2')
for lv in ('earliest','latest'):
    f=h5py.File(D+'/layouts_%s.h5'%lv,'w',libver=lv)
    S=(9,8,20); d=a(S)
    f.create_dataset('contiguous',data=d)
    f.create_dataset('big_endian',data=d.astype('>u2'))
    f.create_dataset('single',data=d,chunks=S)
    f.create_dataset('single_packed',data=d,chunks=S,compression='gzip')
    f.create_dataset('fixed',data=d,chunks=(2,3,7))
    f.create_dataset('fixed_packed',data=d,chunks=(2,3,7),compression='gzip',shuffle=True,fletcher32=True)
    f.create_dataset('fixed_larger',data=d,chunks=(2,3,7),maxshape=(20,11,40),compression='gzip')
    f.create_dataset('grows',data=d,chunks=(2,3,7),maxshape=(None,8,20),compression='gzip')
    f.create_dataset('grows_along_1',data=d,chunks=(2,3,7),maxshape=(9,None,30),compression='gzip',shuffle=True)
    f.create_dataset('grows_along_2',data=d,chunks=(1,1,1),maxshape=(9,8,None))
    f.create_dataset('grows_both',data=d,chunks=(1,2,3),maxshape=(None,None,20),compression='gzip')
    f.create_dataset('grows_both_plain',data=d,chunks=(1,2,3),maxshape=(None,None,20))
    f.create_dataset('lzf',data=d,chunks=(4,3,20),compression='lzf')
    p=a((41,9,3)); f.create_dataset('paged',data=p,chunks=(1,1,1))
    f.create_dataset('paged_packed',data=p,chunks=(1,1,1),compression='gzip')
    dcpl=h5py.h5p.create(h5py.h5p.DATASET_CREATE); dcpl.set_layout(h5py.h5d.COMPACT)
    h5py.h5d.create(f.id,b'compact',h5py.h5t.NATIVE_UINT16,h5py.h5s.create_simple(S),dcpl).write(h5py.h5s.ALL,h5py.h5s.ALL,d)
    dcpl=h5py.h5p.create(h5py.h5p.DATASET_CREATE); dcpl.set_chunk((3,4,5)); dcpl.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
    h5py.h5d.create(f.id,b'implicit',h5py.h5t.NATIVE_UINT16,h5py.h5s.create_simple(S),dcpl).write(h5py.h5s.ALL,h5py.h5s.ALL,d)
    x=f.create_dataset('partly',shape=S,chunks=(3,8,20),dtype='u2',fillvalue=4,compression='gzip'); x[0:3]=d[0:3]
    # filters left out for a chunk
    x=f.create_dataset('masked',shape=S,chunks=(9,4,20),dtype='u2',compression='gzip',shuffle=True)
    x[:,:4]=d[:,:4]; x.id.write_direct_chunk((0,4,0),np.ascontiguousarray(d[:,4:]).tobytes(),filter_mask=3)
    g=f.create_group('values')
    g.attrs['text']='Ångström'; g.attrs['whole']=-3; g.attrs['large']=np.uint64(2**64-1); g.attrs['single']=np.float32(0.1); g.attrs['flag']=True; g.attrs['fixed']=np.bytes_(b'abc'); g.attrs['list']=['a','bc']
    g.create_dataset('symbols',data=['Fe','O'],dtype=h5py.string_dtype(),chunks=(2,),compression='gzip')
    m=f.create_group('many')
    for i in range(600): m.attrs['a%d'%i]=i
    for i in range(300): m.create_group('g%d'%i)
    m.attrs['huge']=np.zeros(60000,dtype="i4") if lv=='latest' else 1
    f['soft']=h5py.SoftLink('/fixed')
    f.close()
